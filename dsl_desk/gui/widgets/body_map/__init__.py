"""Marks on the outline of a body: written on an observation, and read again over time."""
