"""What every event promises to those who listen."""

import pytest
from marshmallow import ValidationError

from contracts.catalogue import EVENTS, OPERATIONS
from contracts.operation import Event
from tests.contracts.samples import sample, with_more


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.type)
def test_a_consumer_ignores_what_a_later_release_has_added_at_every_depth(event: Event) -> None:
    data = sample(event.data)
    loaded = event.data().load(data)
    assert loaded == event.data().load(with_more(data))
    assert loaded.keys() == event.data().fields.keys()


def test_what_clients_give_is_not_read_so_leniently() -> None:
    body = next(operation.body for operation in OPERATIONS if operation.name == "submit_request")
    assert body is not None
    with pytest.raises(ValidationError, match="added_later"):
        body().load({"added_later": 1})
