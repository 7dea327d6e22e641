"""Place what was found on a visit as a request of the enterprise, which goes the way of all others from then on."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from chassis.calling.actor import Post
from chassis.calling.errors import Failure
from chassis.running.work import Work
from contracts.problem import INVALID
from contracts.requests.vocabulary import RequestChannel
from services.requests.lifecycle import entering, submission
from services.requests.lifecycle.sources import Source


def place(work: Work, enterprise_id: UUID, post: Post, finding: Mapping[str, Any], at: str) -> UUID:
    """Place the request of a finding and return its id.

    Raises ``Failure``, as the submission of a request does, naming the fields of the finding ``at`` its place.
    """
    source = Source(enterprise_id, RequestChannel.VISIT, post.role, (post,))
    with _fields_of(at):
        origin = submission.origin_of(work, source, finding["item_id"])
        chain_id, segments = submission.choose_place(origin, finding["chain_id"])
        form = submission.answered_form(origin, finding["item_id"], finding["form"])
    row = {
        **entering.matter_of(work, {**finding, "description": finding["content"]}, form),
        "enterprise_id": enterprise_id,
        "chain_id": chain_id,
        "segments": segments,
        "park_id": origin.park_id,
        "channel": source.channel,
        "taken_in_by": UUID(work.actor.person_id) if source.taken_in else None,
        "on_site_day_id": None,
    }
    entering.enter(work, row, post, submission.names(work, origin, chain_id))
    found: UUID = row["id"]
    return found


@contextmanager
def _fields_of(at: str) -> Iterator[None]:
    try:
        yield
    except Failure as refused:
        if refused.problem is not INVALID:
            raise
        raise Failure(INVALID, [{**each, "field": f"{at}.{each['field']}"} for each in refused.errors]) from refused
