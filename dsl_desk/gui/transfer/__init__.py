"""A child's file goes to the next school, and another school's file comes in."""
