"""The school's key: how recipients know its bundles, and what to do when it runs out, is lost or is stolen."""
