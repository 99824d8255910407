"""Letters to families and the office's lists for them."""
