"""What the tests of comments share."""

from collections.abc import Mapping
from typing import Any

from chassis.calling.actor import Actor
from contracts.requests import comments
from tests.services.requests.district import District


def comment(district: District, caller: Actor, request: Mapping[str, Any], **given: Any) -> dict[str, Any]:
    """Write a comment, a public one unless said otherwise."""
    body = {"content": "请补充用工条件。", "visibility": "public", **given}
    made: dict[str, Any] = district.call(comments.CREATE_REQUEST_COMMENT, caller, request["id"], body=body)
    return made


def thread(district: District, caller: Actor, request: Mapping[str, Any], **query: Any) -> list[dict[str, Any]]:
    """The comments on a request as somebody reads them, the latest first."""
    listed = district.call(comments.LIST_REQUEST_COMMENTS, caller, request["id"], query={"limit": 100, **query})
    found: list[dict[str, Any]] = listed["items"]
    return found
