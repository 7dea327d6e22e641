"""A call of every write of the comments on requests."""

from collections.abc import Callable

from contracts.operation import Operation
from contracts.requests import comments
from contracts.requests.comments import REQUEST_COMMENT_FILES as FILES
from tests.services import filing
from tests.services.requests.comments.talk import comment
from tests.services.requests.district import District, in_district
from tests.services.writes import Write, Writes


def creation(district: District) -> Write:
    body = {"content": "请补充用工条件。", "visibility": "public"}
    return Write(district.handler, (district.handling()["id"],), body, {"content": "请补充薪酬。"})


def change(body: dict[str, str] | None, other: dict[str, str] | None) -> Callable[[District], Write]:
    def prepare(district: District) -> Write:
        request = district.handling()
        made = comment(district, district.handler, request)
        return Write(district.handler, (request["id"], made["id"]), body, other, if_match=made["version"])

    return prepare


def file(operation: Operation) -> Callable[[District], Write]:
    def prepare(district: District) -> Write:
        request = district.handling()
        ids = {"request_id": request["id"], "request_comment_id": comment(district, district.handler, request)["id"]}
        return filing.writes(district.service, FILES, district.handler, ids)[operation]

    return prepare


WRITES: Writes = in_district(
    {
        **{operation: file(operation) for operation in (FILES.begin, FILES.attach, FILES.remove)},
        comments.CREATE_REQUEST_COMMENT: creation,
        comments.CHANGE_REQUEST_COMMENT: change({"content": "请补充薪酬。"}, {"content": "请补充工期。"}),
        comments.WITHDRAW_REQUEST_COMMENT: change(None, None),
    }
)
