"""The signed export: writer, reader and verifier. Works without a vault; FORMAT.md is the specification."""

import logging

# pyHanko prints a traceback for every certificate it cannot chain to the root. The verdict says it in words.
for _library in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_library).addHandler(logging.NullHandler())
    logging.getLogger(_library).propagate = False
