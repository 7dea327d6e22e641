"""A call of every write of the comments on the things of rooms."""

from collections.abc import Callable, Iterator

from contracts.commenting import Commented
from contracts.operation import Operation
from contracts.requests.room_comments import ROOM_COMMENTS
from tests.services import filing
from tests.services.requests.district import District, in_district
from tests.services.requests.room_comments.talk import THINGS, said, writer
from tests.services.writes import Write, Writes


def _addition(declared: Commented) -> Callable[[District], Write]:
    body = {"content": "请补充用地参数。", "visibility": "internal"}
    return lambda district: Write(
        writer(district, declared), (THINGS[declared](district)["id"],), body, {"content": "请补充工期。"}
    )


def _step(
    declared: Commented, body: dict[str, str] | None, other: dict[str, str] | None
) -> Callable[[District], Write]:
    def prepare(district: District) -> Write:
        thing = THINGS[declared](district)
        made = said(district, declared, thing)
        return Write(writer(district, declared), (thing["id"], made["id"]), body, other, if_match=made["version"])

    return prepare


def _file(declared: Commented, operation: Operation) -> Callable[[District], Write]:
    def prepare(district: District) -> Write:
        thing = THINGS[declared](district)
        made, name = said(district, declared, thing), declared.on.name
        ids = {f"{name}_id": thing["id"], f"{name}_comment_id": made["id"]}
        return filing.writes(district.service, declared.files, writer(district, declared), ids)[operation]

    return prepare


def _writes(declared: Commented) -> Iterator[tuple[Operation, Callable[[District], Write]]]:
    yield declared.add, _addition(declared)
    yield declared.edit, _step(declared, {"content": "请补充工期。"}, {"content": "请补充投资强度。"})
    yield declared.withdraw, _step(declared, None, None)
    for operation in (declared.files.begin, declared.files.attach, declared.files.remove):
        yield operation, _file(declared, operation)


WRITES: Writes = in_district(dict(pair for declared in ROOM_COMMENTS for pair in _writes(declared)))
