"""What every test shares: no network, no display, nothing of the person who runs it."""

import os
from collections.abc import Iterator

import pytest

os.environ.setdefault("MPLBACKEND", "Agg")
# Processes that tests start must use the installed packages, not the checkout they are started in.
os.environ["PYTHONSAFEPATH"] = "1"


@pytest.fixture(scope="session", autouse=True)
def _no_user_data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Give the tests, and the commands they start, an empty folder of user data."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PANJ_DATA_DIR", str(tmp_path_factory.mktemp("user")))
        yield
