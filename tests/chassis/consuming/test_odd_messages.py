"""What a broken publisher, or somebody with the broker's tools, may have sent: it must end no thread and no process."""

from typing import Any

import pytest

from chassis.consuming.dead_letters import where_from
from chassis.consuming.envelope import what_is_wrong

ENVELOPE = {"id": "", "type": "", "partitionkey": "", "sequence": 1, "data": {}}


@pytest.mark.parametrize("more", [{}, {"correlationid": "c", "traceparent": "00-1"}, {"traceparent": None}])
def test_an_envelope_may_leave_out_what_it_is_about(more: dict[str, Any]) -> None:
    assert what_is_wrong({**ENVELOPE, **more}) == ""


@pytest.mark.parametrize("name", ["id", "type", "partitionkey", "sequence", "data", "correlationid", "traceparent"])
@pytest.mark.parametrize("odd", [True, 1.5, [1]])
def test_what_has_another_kind_of_value_is_no_envelope(name: str, odd: Any) -> None:
    assert what_is_wrong({**ENVELOPE, name: odd}) == ("" if (name, odd) == ("sequence", True) else name)


@pytest.mark.parametrize(
    ("deaths", "consumer"),
    [
        ([{"queue": "mirror.follow", "reason": "rejected"}], "mirror.follow"),
        ([{"queue": "ledger.follow"}], "mirror.unknown"),
        ([{"queue": "mirror.\x00" + "x" * 200}], "mirror.\\0" + "x" * 91),
        *((odd, "mirror.unknown") for odd in (None, 7, "none", {}, {"queue": "mirror.follow"}, [], [5], [{}])),
    ],
)
def test_a_dead_letter_comes_from_the_queue_it_names_if_it_names_one(deaths: Any, consumer: str) -> None:
    found, reason, _ = where_from({"x-death": deaths}, "mirror")
    assert found == consumer
    assert reason.startswith("the broker gave it up (")


def test_a_dead_letter_without_headers_comes_from_nowhere() -> None:
    assert where_from(None, "mirror") == ("mirror.unknown", "the broker gave it up (no reason given)", "")
