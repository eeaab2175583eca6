from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.compliance.web.site import Site


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    made = Site()
    made.judges.start()
    yield made
    made.close()
