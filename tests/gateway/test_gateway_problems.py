"""Problems in the language of the client; every message of the validation carries its Chinese."""

import ast
import re
import uuid
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from marshmallow import Schema, fields, validate

import contracts
from chassis.calling.errors import Failure, invalid
from contracts.catalogue import NOUNS, OPERATIONS
from contracts.problem import INVALID, NOT_FOUND
from contracts.validation import Message
from gateway.language import negotiate
from gateway.problems import document
from tests.gateway import recorded
from tests.gateway.recorded import THING, Caller


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "zh"),
        ("*", "zh"),
        ("en", "en"),
        ("en-US,en;q=0.9", "en"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("en;q=0.8, zh;q=0.7", "en"),
        ("en;q=0.7, zh;q=0.8", "zh"),
        ("fr", "zh"),
        ("fr, en;q=0.1", "en"),
        ("fr, *;q=0.5", "zh"),
        ("zh;q=0, *", "en"),
        ("en;q=0", "zh"),
        ("zh;q=0, en;q=0", "zh"),
        ("EN", "en"),
        ("en;q=1.5", "zh"),
        ("; ,,q=1", "zh"),
        ("zh-TW;q=0.3, en;q=0.2", "zh"),
        ("en, zh", "en"),
        ("zh, en", "zh"),
        ("*, en;q=0.5", "zh"),
    ],
)
def test_the_language_is_negotiated_by_quality(header: str, language: str) -> None:
    assert negotiate(header) == language


def test_a_problem_document_has_all_members(call: Caller) -> None:
    answer = call("GET", "/v1/things/x", headers={"X-Request-Id": "r-1", "Accept-Language": "en"})
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["content-language"] == "en"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.json() == {
        "type": "/problems/not-found",
        "title": "Not found",
        "status": 404,
        "detail": "There is no thing x, or you may not see it.",
        "instance": "r-1",
        "code": "not-found",
    }


def test_the_preset_language_is_chinese(call: Caller) -> None:
    answer = call("GET", "/v1/things/x")
    assert answer.headers["content-language"] == "zh-CN"
    assert answer.json()["title"] == "未找到"


def test_a_service_may_say_it_in_both_languages(call: Caller) -> None:
    call.bus.fail("create_thing", invalid("inner.note", "x" * 200, "已被占用", "It is taken"))
    chinese = call("POST", "/v1/things", json={"name": "x"}).json()["errors"]
    english = call("POST", "/v1/things", json={"name": "x"}, headers={"Accept-Language": "en"}).json()["errors"]
    assert chinese == [
        {"field": "inner.note", "pointer": "/inner/note", "value": "x" * 100 + "…", "detail": "已被占用"}
    ]
    assert english[0]["detail"] == "It is taken"


@pytest.mark.parametrize(
    ("value", "shown"),
    [(uuid.UUID(THING), THING), (date(2026, 11, 21), "2026-11-21"), (Decimal("1.50"), "1.50"), (True, True), (7, 7)],
)
def test_values_that_are_not_json_are_told_as_text(call: Caller, value: object, shown: object) -> None:
    call.bus.fail("create_thing", invalid("name", value, "不对", "Wrong"))
    answer = call("POST", "/v1/things", json={"name": "x"})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["value"] == shown


def test_a_service_cannot_make_the_door_echo_a_secret(call: Caller) -> None:
    call.bus.fail("create_thing", invalid("inner.secret_word", "hunter2", "不对", "Wrong"))
    assert "hunter2" not in call("POST", "/v1/things", json={"name": "x"}).text


def test_names_of_things_are_chinese_in_chinese() -> None:
    failure = Failure(NOT_FOUND, kind="organization", id=THING)
    assert document(failure, "zh", "r")["detail"].startswith("没有 组织 ")
    assert document(failure, "en", "r")["detail"].startswith("There is no organization ")


def test_everything_that_may_be_missing_has_a_name() -> None:
    said = {name.removesuffix("_id") for one in OPERATIONS for name in one.path_parameters}
    assert "organization" in said
    assert sorted(said - set(NOUNS)) == [], "declare them as a Resource, or as a Noun in contracts/nouns.py"


def test_a_missing_parameter_does_not_hide_the_problem() -> None:
    assert "{id}" in document(Failure(NOT_FOUND, kind="organization"), "en", "r")["detail"]


def test_the_type_of_every_problem_leads_to_its_explanation(call: Caller) -> None:
    kind = call("GET", "/v1/things/x").json()["type"]
    page = call.anonymous("GET", kind)
    assert page.status_code == 200
    assert page.json()["status"] == 404
    assert page.json()["title"] == {"zh": "未找到", "en": "Not found"}
    own = call.anonymous("GET", "/problems/thing-locked").json()
    assert own["operations"] == ["change_thing"]
    assert call.anonymous("GET", "/problems/none").status_code == 404
    codes = {problem["code"] for problem in call.anonymous("GET", "/problems").json()}
    assert {"token-stale", "thing-locked", "invalid", "timed-out"} <= codes


def test_a_browser_gets_the_explanation_as_a_page(call: Caller) -> None:
    page = call.anonymous("GET", "/problems/invalid", headers={"Accept": "text/html,*/*;q=0.8"})
    assert page.headers["content-type"] == "text/html; charset=utf-8"


def fields_below(schema: Schema) -> Iterator[fields.Field[Any]]:
    for field in schema.fields.values():
        yield from _field_and_below(field)


def _field_and_below(field: fields.Field[Any]) -> Iterator[fields.Field[Any]]:
    yield field
    if isinstance(field, fields.List):
        yield from _field_and_below(field.inner)
    elif isinstance(field, fields.Nested):
        yield from fields_below(field.schema)
    elif isinstance(field, fields.Dict):
        for part in (field.key_field, field.value_field):
            if part is not None:
                yield from _field_and_below(part)


def messages(field: fields.Field[Any]) -> Iterator[Any]:
    """Everything that loading a field may say, with its figures filled in."""
    kind = getattr(field, "OBJ_TYPE", "datetime")
    awareness = getattr(field, "AWARENESS", None)
    samples = {"input": "x", "obj_type": kind, "choices": "a, b", "awareness": awareness}
    if isinstance(field, fields.Enum):
        samples["choices"] = field.choices_text
    for key, message in field.error_messages.items():
        if key == "format" or (key == "invalid_awareness" and awareness is None):
            # The first is said when dumping, the second only by fields that ask for a zone or for none.
            continue
        yield message.format(**samples) if isinstance(message, str) else message
    for check in field.validators:
        yield from _said_by(check)


def _said_by(check: Any) -> Iterator[Any]:
    if isinstance(check, validate.And):
        for inner in check.validators:
            yield from _said_by(inner)
    elif isinstance(check, validate.Length):
        lengths = {"min": check.min, "max": check.max, "equal": check.equal}
        given = (
            [check.message_equal]
            if check.equal is not None
            else [check.message_min, check.message_max, check.message_all]
        )
        if check.min is None or check.max is None:
            given = [message for message in given if message is not check.message_all]
        for message in [check.error] if check.error else given:
            yield message.format(**{name: 0 if value is None else value for name, value in lengths.items()})
    elif isinstance(check, validate.Range):
        for message in [check.error] if check.error else [check.message_min, check.message_max, check.message_all]:
            yield message.format(min=check.min, max=check.max)
    elif isinstance(check, validate.OneOf | validate.ContainsOnly):
        yield check.error.format(choices=check.choices_text, labels=check.labels_text, input="x")
    elif isinstance(check, validate.NoneOf | validate.ContainsNoneOf):
        yield check.error.format(values=check.values_text, input="x")
    elif isinstance(check, validate.Equal):
        yield check.error.format(other=check.comparable, input="x")
    elif isinstance(check, validate.Validator):
        yield check.error.format(input="x", regex="x", method="x")


SCHEMAS = sorted(
    {
        schema
        for operation in (*OPERATIONS, *recorded.OPERATIONS)
        for schema in (operation.body, operation.query)
        if schema
    },
    key=lambda schema: f"{schema.__module__}.{schema.__name__}",
)


def without_chinese(said: Iterable[Any]) -> list[Any]:
    """Those that carry no Chinese, or still have a brace to fill in either language."""
    return [
        each
        for each in said
        if not isinstance(each, Message)
        or not re.search("[\u4e00-\u9fff]", each.zh)
        or re.search(r"[{}]", each.zh + each)
    ]


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda schema: schema.__name__)
def test_every_message_of_the_declared_schemas_carries_its_chinese(schema: type[Schema]) -> None:
    said = [message for field in fields_below(schema()) for message in messages(field)]
    assert without_chinese([*said, *schema().error_messages.values()]) == [], (
        "declare these as contracts.validation.Message"
    )


def test_every_error_that_declarations_raise_carries_its_chinese() -> None:
    calls = [
        (file.name, node)
        for file in sorted(Path(contracts.__path__[0]).rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.Call)
    ]
    raised = [node for _, node in calls if getattr(node.func, "id", "") == "validation_error"]
    assert any("Must not be earlier than `from`." in ast.unparse(node) for node in raised)
    # What is starred is a `Text`, which has both languages.
    written = [node for node in raised if not isinstance(node.args[0], ast.Starred)]
    assert [ast.unparse(node) for node in written if not re.search("[\u4e00-\u9fff]", ast.unparse(node.args[0]))] == []
    # By hand only one is made, from a message in both languages.
    assert {name for name, node in calls if getattr(node.func, "id", "") == "ValidationError"} == {"validation.py"}


@pytest.mark.parametrize(
    "field",
    [
        fields.String(), fields.UUID(), fields.Integer(), fields.Float(), fields.Decimal(), fields.Boolean(),
        fields.DateTime(), fields.AwareDateTime(), fields.NaiveDateTime(), fields.Date(), fields.Time(),
        fields.TimeDelta(), fields.Dict(), fields.Url(), fields.Email(), fields.IP(), fields.IPv4(), fields.IPv6(),
        fields.List(fields.String()), fields.Nested(recorded.InnerSchema),
    ],
    ids=lambda field: type(field).__name__,
)  # fmt: skip
def test_every_kind_of_field_speaks_chinese(field: fields.Field[Any]) -> None:
    assert without_chinese(messages(field)) == []


@pytest.mark.parametrize(
    ("value", "chinese"),
    [
        ({"name": None}, "不能为 null。"),
        ({"name": "x", "count": "1"}, "应为整数。"),
        ({"name": "x", "inner": []}, "类型有误,应为 JSON 对象。"),
        ({"name": "x", "inners": {}}, "应为数组。"),
        ({"name": "x", "password": "short"}, "长度不足,至少 12。"),
    ],
)
def test_what_is_really_said_is_translated(call: Caller, value: dict[str, Any], chinese: str) -> None:
    assert call("POST", "/v1/things", json=value).json()["errors"][0]["detail"] == chinese


def test_a_single_string_that_a_service_of_an_earlier_release_sends_is_shown_as_it_is(call: Caller) -> None:
    call.bus.fail("create_thing", Failure(INVALID, [{"field": "name", "value": "x", "detail": "Not free."}]))
    assert call("POST", "/v1/things", json={"name": "x"}).json()["errors"][0]["detail"] == "Not free."
