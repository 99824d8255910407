"""What people do: one function is one deed and one transaction."""
