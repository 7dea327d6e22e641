"""The columns of lists in files."""

import re
from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from marshmallow import Schema, fields

from contracts import columns
from contracts.catalogue import EVENTS, OPERATIONS
from contracts.columns import columns_of, item_of
from contracts.common import Strict, vocabulary_of
from contracts.heads import head_of
from contracts.jobs import JobSchema
from contracts.messaging.schemas import ParkedSchema
from contracts.naming import words_by
from contracts.notifications.inbox import EntrySchema
from contracts.operation import Operation
from contracts.problem import Text
from contracts.registry.api_keys import ApiKeySchema
from contracts.registry.imports import IMPORT_FILE
from contracts.registry.organizations import OrganizationSchema
from contracts.registry.venues import LIST_VENUES
from contracts.requests.history import HISTORY_ENTRY
from contracts.requests.reading import RequestSchema
from contracts.requests.vocabulary import REQUEST_STEP
from contracts.variants import Variants

ZONE = ZoneInfo("Asia/Shanghai")
LISTS = [operation for operation in OPERATIONS if item_of(operation) is not None]


@pytest.mark.parametrize("operation", LISTS, ids=lambda operation: operation.name)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_list_has_a_head_for_each_column(operation: Operation, language: str) -> None:
    item = item_of(operation)
    assert item is not None
    heads = [column.head for column in columns_of(item, language, ZONE)]
    assert heads
    assert all(heads)
    assert len(set(heads)) == len(heads), "two columns of one head"


def row_of(schema: type[Strict], item: dict[str, object], language: str) -> dict[str, object]:
    return {column.head: column.read(item) for column in columns_of(schema(), language, ZONE)}


def test_names_and_words_stand_in_place_of_identifiers_and_codes() -> None:
    item = {
        "id": "0195a000-0000-7000-8000-000000000001",
        "number": "20261129-0001",
        "title": "用地",
        "status": "dispatched",
        "item_id": "0195a000-0000-7000-8000-000000000002",
        "item_name": "用地审批",
        "enterprise_name": "甲公司",
        "segments": ["原料", "制剂"],
        "submitted_at": "2026-11-28T16:30:00+00:00",
        "overdue": True,
        "version": 3,
    }
    row = row_of(RequestSchema, item, "zh")
    assert (row["编号"], row["状态"], row["事项"], row["企业"]) == ("20261129-0001", "待接单", "用地审批", "甲公司")
    assert (row["环节"], row["逾期"], row["提交时间"]) == ("原料、制剂", "是", "2026-11-29 00:30:00")
    assert row["办理期限"] is None
    assert not any("0195a000" in str(value) for value in row.values())
    assert row_of(RequestSchema, item, "en")["overdue"] == "yes"


def test_parts_of_a_thing_are_columns_and_lists_of_things_are_one() -> None:
    place = {"chain": {"id": "x", "code": "C1", "name": "生物医药"}, "segments": ["原料"], "lead": True}
    item = {
        "code": "E1",
        "name": "甲公司",
        "kind": "enterprise",
        "park": None,
        "chains": [place, {**place, "lead": False}],
    }
    row = row_of(OrganizationSchema, {**item, "attributes": {"headcount": 30}}, "zh")
    assert (row["类型"], row["园区"], row["职工人数"], row["党员人数"]) == ("企业", None, 30, None)
    assert row["产业链"] == "生物医药 原料 链主企业、生物医药 原料"


def test_the_kind_of_a_thing_of_several_forms_is_a_word() -> None:
    item = {"action": "dispatch", "from_status": "submitted", "to_status": "dispatched", "reason": "合适"}
    row = {column.head: column.read(item) for column in columns_of(HISTORY_ENTRY, "zh", ZONE)}
    assert (row["步骤"], row["之后状态"], row["原因"]) == (REQUEST_STEP.said("dispatch").zh, "待接单", "合适")


def test_a_field_without_a_head_is_named() -> None:
    class UnnamedSchema(Strict):
        unheard_of = fields.String()

    class NamedSchema(UnnamedSchema):
        heads = {"unheard_of": Text("未闻", "unheard of")}  # noqa: RUF012

    with pytest.raises(TypeError, match="UnnamedSchema: unheard_of has no head"):
        columns_of(UnnamedSchema(), "zh", ZONE)
    assert [column.head for column in columns_of(NamedSchema(), "zh", ZONE)] == ["未闻"]


# What only operators of messaging read, who name these to commands and see what happened beside the log.
IDENTIFIERS = {
    ("list_outbox", "event_id"),
    ("list_parked", "id"),
    ("list_parked", "event_id"),
    ("list_gaps", "parked_event_id"),
}
_CODES = re.compile(
    r"(act|action|changes|consumer|event|field|kind|operations?|roles?|state|status|step|(?<!media_)type)\Z"
)
_LIKE_A_CODE = re.compile(r"`[a-z]+[._/][a-z_./]+`")


def leaves(schema: Schema | Variants) -> Iterator[tuple[str, fields.Field[Any]]]:
    """The fields whose values stand in cells, those of nested things among them."""
    if isinstance(schema, Schema):
        forms = [schema]
    else:
        forms = [each() for each in (*([schema.other] if schema.other else []), *schema.kinds.values())]
    for form in forms:
        known = set(form.dump_fields)
        for name, field in form.dump_fields.items():
            if columns.is_left_out(name, known) or head_of(form, name) is None:
                continue
            inner = field
            while isinstance(inner, fields.List):
                inner = inner.inner
            if not isinstance(inner, fields.Nested):
                # The kind of a form stands in the schema of those that are not known, with its words.
                if "const" not in inner.metadata:
                    yield name, inner
            elif set(inner.schema.dump_fields) != {"zh", "en"}:
                yield from leaves(inner.schema)


@pytest.mark.parametrize("operation", LISTS, ids=lambda operation: operation.name)
def test_no_file_has_an_identifier_or_a_code_in_place_of_a_name(operation: Operation) -> None:
    item = item_of(operation)
    assert item is not None
    for name, field in leaves(item):
        if isinstance(field, fields.UUID):
            assert (operation.name, name) in IDENTIFIERS, f"{name} is an identifier: give a name beside it"
        said = vocabulary_of(field) is not None or words_by(field) is not None
        coded = _CODES.search(name) or _LIKE_A_CODE.search(field.metadata.get("description", ""))
        if isinstance(field, fields.String) and coded:
            assert said, f"{name} is a code: choose it from a Vocabulary, or say what it is `naming`"


def test_names_of_operations_events_and_consumers_are_told_in_words() -> None:
    item = {"kind": "request.dispatched", "title": {"zh": "待接单", "en": "to confirm"}}
    summary = next(event.summary for event in EVENTS if event.type == "request.dispatched.v1")
    assert row_of(EntrySchema, item, "zh")["类型"] == summary.zh
    assert row_of(EntrySchema, item, "en")["kind"] == summary.en
    assert row_of(EntrySchema, {"kind": "of.tomorrow"}, "en")["kind"] == "of.tomorrow"
    parked = row_of(ParkedSchema, {"consumer": "notifications.tell", "type": "request.dispatched.v1"}, "zh")
    assert (parked["事件类型"], "." in str(parked["消费者"])) == (summary.zh, False)
    assert row_of(JobSchema, {"act": "import_file"}, "zh")["操作"] == IMPORT_FILE.summary.zh
    assert row_of(ApiKeySchema, {"operations": ["list_venues", "import_file"]}, "en")["operations"] == (
        f"{LIST_VENUES.summary.en}; {IMPORT_FILE.summary.en}"
    )
