"""Every table states for how long its rows are kept, or why for ever."""

import pytest

from chassis.migrating.histories import kept
from chassis.storing import tables
from contracts.platform import SERVICES
from lianshang.composition import package_of
from services.requests.lifecycle.models import Request


@pytest.mark.parametrize("service", SERVICES)
def test_every_table_states_for_how_long_its_rows_are_kept(service: str) -> None:
    silent = sorted(name for name, words in kept(package_of(service)).items() if not words)
    assert not silent, f"{', '.join(silent)}: state it in an attribute `kept` of the model, or in `info` of the table"


def test_a_table_that_does_not_state_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(Request, "kept")
    monkeypatch.delitem(tables.outbox.info, "kept")
    found = kept(package_of("requests"))
    assert [name for name, words in found.items() if words is None] == ["outbox", "requests"]
