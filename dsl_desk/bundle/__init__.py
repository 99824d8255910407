"""The signed export: writer, reader and verifier. Works without a vault; FORMAT.md is the specification."""
