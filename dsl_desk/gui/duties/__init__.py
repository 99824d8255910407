"""Reports that the law or guidance asks of someone: thought of, written down, made."""
