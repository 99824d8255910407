"""One concern: what stands in it, whom it is about, and what is asked of the DSL."""
