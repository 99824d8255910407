"""Correcting an observation."""
