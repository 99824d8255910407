"""Deciding what happens, and why."""
