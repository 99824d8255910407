"""What every form page shares: fields that are kept as a draft, read once, and saved once."""
