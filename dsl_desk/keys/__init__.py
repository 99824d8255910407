"""Secrets: the ways into a vault, the recovery code, the computer's password store, the school's signing identity."""
