"""A letter to the family of one child, from whether they may be told to what they answered."""
