"""What a DSL writes down, and the rules about it. Standard library only."""
