"""Letters to families: general ones, which cannot hold a child's name."""
