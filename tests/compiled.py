"""What one process of the command line compiled, for the next: each reads a good part of the program."""

import atexit
import shutil
import sys
from functools import cache
from tempfile import mkdtemp


@cache
def compiled() -> dict[str, str]:
    """More environment for them, where nothing is to be written beside the program: a folder that goes with us."""
    if not sys.dont_write_bytecode:
        return {}
    place = mkdtemp()
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    return {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": place}
