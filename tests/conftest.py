"""What every test shares: no network, no display, no settings of the person who runs it."""

import os

os.environ.setdefault("MPLBACKEND", "Agg")
