"""The roll."""
