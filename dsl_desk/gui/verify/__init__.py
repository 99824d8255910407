"""Checking a bundle, as anyone who received one does."""
