"""The agencies around the school, and how to reach them."""
