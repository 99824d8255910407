"""The shared test vectors in tests/data/bundles: made by ``python -m tests.vectors``, read by anyone's reader."""
