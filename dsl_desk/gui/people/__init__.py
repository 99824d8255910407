"""The people with access: added, changed, and their access taken away."""
