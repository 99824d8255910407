"""Letters to families: what their texts may hold, which are in use, and how one is filled, printed and logged."""
