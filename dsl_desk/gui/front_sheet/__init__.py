"""The child's front sheet: what stands on it, and the forms that write it."""
