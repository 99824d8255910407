"""The printed ways in: made, printed, typed back, and tried on a copy."""
