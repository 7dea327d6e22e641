"""How much a file may hold."""

import pytest

from chassis.ledgers.files.bounds import MOST_ROWS, Taken
from chassis.ledgers.files.errors import Unusable


def test_a_file_has_20_000_rows_besides_its_head() -> None:
    taken = Taken()
    for _ in range(20_000 + 1):
        taken.count_row()
    with pytest.raises(Unusable, match=f"more than {MOST_ROWS} rows"):
        taken.count_row()
