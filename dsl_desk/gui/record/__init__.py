"""Recording an observation."""
