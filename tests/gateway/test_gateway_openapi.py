"""The description of the API: valid, complete, in both languages; the reference page works without a network."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from contracts.catalogue import OPERATIONS
from contracts.documents.json_schema import ecma
from contracts.gateway import GET_LIVE
from contracts.operation import ANYONE, Operation
from gateway.live_client import frame_of
from gateway.openapi import document
from tests.contracts.samples import sample
from tests.gateway import recorded
from tests.gateway.recorded import Caller, calling

WITH_PATH = tuple(operation for operation in OPERATIONS if operation.path)


@pytest.fixture(scope="module", params=["zh", "en"])
def described(request: pytest.FixtureRequest) -> dict[str, Any]:
    return document(WITH_PATH, request.param, "http://127.0.0.1:8000")


def test_the_document_is_valid(described: dict[str, Any]) -> None:
    OpenAPIV31SpecValidator(described).validate()


def test_every_operation_with_a_path_is_in_it_and_no_other(described: dict[str, Any]) -> None:
    found = {(method.upper(), path) for path, methods in described["paths"].items() for method in methods}
    assert found == {(operation.method, operation.path) for operation in WITH_PATH}


def test_operations_have_distinct_ids(described: dict[str, Any]) -> None:
    ids = [one["operationId"] for methods in described["paths"].values() for one in methods.values()]
    assert len(ids) == len(set(ids))


def test_every_pattern_is_one_of_json_schema(described: dict[str, Any]) -> None:
    patterns = set(re.findall(r'"pattern": ("(?:[^"\\]|\\.)*")', json.dumps(described)))
    assert patterns
    for pattern in map(json.loads, patterns):
        assert "\\Z" not in pattern
        assert "(?s)" not in pattern
        re.compile(pattern)


def resolved(described: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """The schema that a reference leads to."""
    found: dict[str, Any] = described["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return found


def referred(described: dict[str, Any], roots: Any) -> dict[str, Any]:
    """The schemas that are referred to from somewhere, by their references."""
    found: dict[str, Any] = {}
    waiting = [roots]
    while waiting:
        for reference in re.findall(r'"\$ref": "([^"]+)"', json.dumps(waiting.pop())):
            if reference not in found:
                found[reference] = resolved(described, {"$ref": reference})
                waiting.append(found[reference])
    return found


def test_bodies_refuse_fields_that_are_not_declared_and_results_may_grow(described: dict[str, Any]) -> None:
    operations = [one for methods in described["paths"].values() for one in methods.values()]
    given = referred(described, [one.get("requestBody") for one in operations])
    taken = referred(described, [one["responses"] for one in operations])
    assert not [name for name, schema in taken.items() if schema.get("additionalProperties") is False]
    closed = {name for name, schema in given.items() if schema.get("type") == "object"}
    assert all(given[name].get("additionalProperties") is False for name in closed)
    assert "#/components/schemas/FormFieldInput" in closed
    assert "#/components/schemas/FormField" in taken
    named = {f"#/components/schemas/{name}" for name in described["components"]["schemas"]}
    assert given.keys() | taken.keys() | referred(described, described["paths"]).keys() == named


def test_what_has_a_preset_may_be_left_out(described: dict[str, Any]) -> None:
    operations = [one for methods in described["paths"].values() for one in methods.values()]
    for name, schema in referred(described, [one.get("requestBody") for one in operations]).items():
        preset = {field for field, inner in schema.get("properties", {}).items() if "default" in inner}
        assert not preset & set(schema.get("required", ())), name


def test_no_schema_has_a_property_of_its_own_name(described: dict[str, Any]) -> None:
    for name, schema in described["components"]["schemas"].items():
        assert re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower() not in schema.get("properties", {}), name


@pytest.mark.parametrize(("name", "forms"), [("ExplainedStep", 12), ("HistoryEntry", 37)])
def test_each_form_of_a_thing_has_a_schema_of_its_own(described: dict[str, Any], name: str, forms: int) -> None:
    schema = described["components"]["schemas"][name]
    mapping, tag = schema["discriminator"]["mapping"], schema["discriminator"]["propertyName"]
    assert [{"$ref": reference} for reference in mapping.values()] == schema["oneOf"]
    assert len(set(mapping.values())) == forms
    for kind, reference in mapping.items():
        form = resolved(described, {"$ref": reference})
        assert form["properties"][tag]["const"] == kind
        assert tag in form["required"]


def test_the_events_of_the_stream_are_described_as_they_are_sent(described: dict[str, Any]) -> None:
    stream = described["paths"]["/v1/live"]["get"]["responses"]["200"]["content"]["text/event-stream"]["schema"]
    forms = [resolved(described, form) for form in stream["contentSchema"]["items"]["oneOf"]]
    assert len(forms) == len(GET_LIVE.stream)
    for frame, event in zip(GET_LIVE.stream, forms, strict=True):
        content = sample(frame.data)
        identifier = str(content["id"]) if frame.has_id else ""
        sent = dict(line.split(": ", 1) for line in frame_of(frame, content, identifier).decode().strip().split("\n"))
        Draft202012Validator({**event, "components": described["components"]}).validate(sent)
        data = resolved(described, event["properties"]["data"]["contentSchema"])
        Draft202012Validator({**data, "components": described["components"]}).validate(json.loads(sent["data"]))
        assert sent.keys() == event["properties"].keys()
        assert content.keys() == data.get("properties", {}).keys()


def test_every_status_that_an_operation_can_answer_is_documented() -> None:
    found = document(recorded.OPERATIONS[:9], "en", "/")
    change = found["paths"]["/v1/things/{thing_id}"]["put"]
    statuses = [200, 400, 401, 403, 404, 408, 409, 412, 413, 415, 422, 428, 429, 500, 503, 504]
    assert sorted(change["responses"]) == [str(status) for status in statuses]
    assert "thing-locked" in change["responses"]["409"]["description"]
    assert set(found["paths"]["/v1/things/{thing_id}"]["get"]["responses"]) >= {"200", "304", "404"}
    assert "204" in found["paths"]["/v1/things/{thing_id}"]["delete"]["responses"]
    assert "401" not in found["paths"]["/v1/open"]["get"]["responses"]


def test_headers_security_and_examples_are_documented() -> None:
    found = document(recorded.OPERATIONS[:9], "en", "/")
    change = found["paths"]["/v1/things/{thing_id}"]["put"]
    headers = {parameter["name"]: parameter for parameter in change["parameters"] if parameter["in"] == "header"}
    assert set(headers) == {"Idempotency-Key", "If-Match", "Accept-Language"}
    assert headers["If-Match"]["required"] is True
    assert change["security"] == [{"bearer": []}]
    assert found["paths"]["/v1/open"]["get"]["security"] == []
    create = found["paths"]["/v1/things"]["post"]["requestBody"]["content"]["application/json"]
    assert create["example"] == {"name": "一件"}
    query = {p["name"]: p for p in found["paths"]["/v1/things"]["get"]["parameters"] if p["in"] == "query"}
    assert query["limit"]["schema"]["maximum"] == 100
    assert query["status"]["schema"]["enum"] == ["open", "closed"]
    assert "explode" not in query["tags"] or query["tags"]["explode"] is True


def test_the_document_comes_in_the_language_asked_for_and_can_be_cached(call: Caller) -> None:
    chinese = call.anonymous("GET", "/openapi.json")
    english = call.anonymous("GET", "/openapi.json", headers={"Accept-Language": "en"})
    path = "/v1/things"
    assert chinese.json()["paths"][path]["get"]["summary"] == "样例 list_things"
    assert english.json()["paths"][path]["get"]["summary"] == "Sample list_things"
    assert english.headers["content-language"] == "en"
    again = call.anonymous("GET", "/openapi.json", headers={"If-None-Match": chinese.headers["etag"]})
    assert again.status_code == 304


def test_the_language_of_the_document_can_be_asked_for_by_its_address(call: Caller) -> None:
    for path in ("/openapi.json", "/v1/openapi.json"):
        found = call("GET", path, headers={"Accept-Language": "en"}, params={"lang": "zh"})
        assert (found.headers["content-language"], found.json()["info"]["title"]) == ("zh-CN", "链上 API")
    assert call("GET", "/openapi.json", params={"language": "zh"}).status_code == 422


def test_the_description_of_the_events_is_served_as_it_is_committed(call: Caller) -> None:
    served = call.anonymous("GET", "/asyncapi.json")
    assert served.headers["content-type"] == "application/json"
    assert served.text == (Path(__file__).parents[2] / "docs" / "asyncapi.json").read_text()
    again = call.anonymous("GET", "/asyncapi.json", headers={"If-None-Match": served.headers["etag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("python", "javascript"),
    [
        (r"^[^\x00]*\Z", r"^[^\x00]*$"),
        (r"(?s).*\S", r"^(?:[\s\S]*\S)"),
        (r"[a-z]+", r"^(?:[a-z]+)"),
        (r"^a\.b\Z", r"^a\.b$"),
    ],
)
def test_patterns_are_translated(python: str, javascript: str) -> None:
    assert ecma(python) == javascript


def test_the_reference_page_and_its_parts_load_from_here_alone(call: Caller) -> None:
    page = call.anonymous("GET", "/docs")
    assert page.status_code == 200
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    parts = re.findall(r'(?:src|href)="([^"]+)"', page.text)
    assert {"/docs/docs.js", "/docs/docs.css"} <= set(parts)
    for part in (part for part in parts if part.startswith("/docs/")):
        answer = call.anonymous("GET", part)
        assert answer.status_code == 200
        assert not re.search(r"https?://(?!www\.w3\.org)", answer.text)
    assert not re.search(r"https?://", page.text)
    assert "script-src 'self'" in page.headers["content-security-policy"]
    assert call.anonymous("GET", "/docs/../app.py").status_code == 404
    assert call.anonymous("GET", "/docs/none.js").status_code == 404


@pytest.fixture(scope="module")
def call_declared() -> Iterator[Caller]:
    """Calls a gateway with every operation that is declared."""
    with calling(OPERATIONS) as call:
        yield call


@pytest.mark.parametrize("operation", WITH_PATH, ids=lambda operation: operation.name)
def test_every_declared_operation_stands_at_its_path_and_asks_who_is_calling(
    operation: Operation, call_declared: Caller
) -> None:
    path = re.sub(r"{\w+_id}", recorded.THING, str(operation.path))
    path = re.sub(r"{\w+}", "x", path)
    answer = call_declared.anonymous(operation.method, path)
    assert answer.status_code not in (404, 405)
    assert (answer.status_code == 401) == (operation.access != ANYONE)


def test_operations_come_in_the_order_of_use_and_those_of_operators_last() -> None:
    found = document(WITH_PATH, "en", "http://gateway")
    placed = [one for methods in found["paths"].values() for one in methods.values()]
    placed.sort(key=lambda one: int(one["x-place"]))
    assert [one["operationId"] for one in placed[:3]] == ["open_session", "refresh_session", "close_session"]
    sections = [one["tags"][0] for one in placed]
    assert list(dict.fromkeys(sections)) == [tag["name"] for tag in found["tags"]]
    for name in set(sections):
        for_operators = ["Roles: operator." in one["description"] for one in placed if one["tags"][0] == name]
        assert for_operators == sorted(for_operators), name
    whole = [all("Roles: operator." in one["description"] for one in placed if one["tags"][0] == s) for s in sections]
    assert whole == sorted(whole)


def test_every_answer_has_an_example_that_is_as_its_schema_says(described: dict[str, Any]) -> None:
    shown = 0
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            for status, response in operation["responses"].items():
                if content := response.get("content", {}).get("application/json"):
                    schema = {**content["schema"], "components": described["components"]}
                    checks = Draft202012Validator.FORMAT_CHECKER
                    wrong = list(Draft202012Validator(schema, format_checker=checks).iter_errors(content["example"]))
                    assert wrong == [], (method, path, status)
                    shown += 1
    assert shown > 100


def test_each_resource_has_a_section_of_its_own_in_the_part_of_its_service() -> None:
    found = document(WITH_PATH, "en", "http://gateway")
    headings = {tag["name"]: tag["description"] for tag in found["tags"]}
    assert headings["course"] == "Talent: course"
    assert headings["parked_event"] == "Platform: parked event"
    for path in found["paths"].values():
        for described in path.values():
            assert set(described["tags"]) <= headings.keys()
