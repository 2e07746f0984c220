"""Two real authorities under their own roots, one of them with a certificate in between."""

import pytest

from tests.stamps.authority import Authority, make_authority


@pytest.fixture(scope="module")
def north() -> Authority:
    return make_authority("North")


@pytest.fixture(scope="module")
def south() -> Authority:
    return make_authority("South", between=True)
