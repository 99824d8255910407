"""A child's whole file goes to the next school, or comes from the one before."""
