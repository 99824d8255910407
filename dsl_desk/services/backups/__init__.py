"""Closed, verified copies of the vault: made, listed, thinned out and turned into records again."""
