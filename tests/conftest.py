"""What every test stands on."""

from __future__ import annotations

import os

from hypothesis import settings

# Files and key derivation take as long as a busy machine makes them.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
