"""Retention: which records come to a review, what was decided, and erasing by two people."""
