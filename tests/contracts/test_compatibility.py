"""Nobody who was built for the committed contracts is broken by the present ones."""

import copy
from typing import Any

from contracts import catalogue
from contracts.compatibility import narrowed
from tests.contracts.snapshot import PATH, committed, current, read, written


def test_the_declarations_do_not_contradict_each_other() -> None:
    catalogue.check()


def test_no_operation_breaks_its_callers() -> None:
    now = current()["operations"]
    for name, before in committed()["operations"].items():
        assert name in now, f"operation {name} is gone"
        assert {k: now[name][k] for k in ("method", "path", "status")} == {
            k: before[k] for k in ("method", "path", "status")
        }, name
        assert narrowed(before["given"], now[name]["given"], given=True) == [], name
        assert narrowed(before["taken"], now[name]["taken"], given=False) == [], name


def test_no_event_breaks_its_consumers() -> None:
    now = current()["events"]
    for name, before in committed()["events"].items():
        assert name in now, f"event {name} is gone"
        assert narrowed(before, now[name], given=False) == [], name


def test_the_snapshot_is_the_present_one() -> None:
    told = "run `python -m tests.contracts.snapshot` and commit what it writes"
    assert PATH.read_text(encoding="utf-8") == written(), told
    assert committed() == current(), told


def test_a_snapshot_is_read_as_it_was_written() -> None:
    text = """\
operation samples.find: GET /v1/things 200, given nothing, taken Thing
operation samples.keep: PUT - 204, given Thing, taken nothing
event thing.changed.v1: Nothing

codes Colour: blue, red

schema Nothing

schema Thing
  colour: Enum of Colour, required, nullable
  parts: List of (Nested Nothing, nullable), required
  size: String (large, small)
  steps: List of (VariantField Step)

variants Step by kind
  first: Nothing
"""
    thing = {
        "colour": {"type": "Enum", "required": True, "nullable": True, "values": ["blue", "red"]},
        "parts": {
            "type": "List",
            "required": True,
            "nullable": False,
            "items": {"type": "Nested", "required": False, "nullable": True, "fields": {}, "many": None},
        },
        "size": {"type": "String", "required": False, "nullable": False, "values": ["large", "small"]},
        "steps": {
            "type": "List",
            "required": False,
            "nullable": False,
            "items": {
                "type": "VariantField",
                "required": False,
                "nullable": False,
                "tag": "kind",
                "kinds": {"first": {}},
            },
        },
    }
    find = {"method": "GET", "path": "/v1/things", "status": 200, "given": {}, "taken": thing}
    keep = {"method": "PUT", "path": None, "status": 204, "given": thing, "taken": {}}
    assert read(text) == {
        "operations": {"samples.find": find, "samples.keep": keep},
        "events": {"thing.changed.v1": {}},
    }


def test_the_comparison_sees_what_breaks_somebody() -> None:
    before: dict[str, Any] = {
        "number": {"type": "Integer", "required": False, "nullable": True},
        "kind": {"type": "String", "required": True, "nullable": False, "values": ["a", "b"]},
        "parts": {
            "type": "List",
            "required": True,
            "nullable": False,
            "items": {"type": "String", "required": False, "nullable": False},
        },
    }
    forms = {"a": {"n": {"type": "Integer", "required": True, "nullable": False}}, "b": {}}
    before["steps"] = {"type": "VariantField", "required": True, "nullable": False, "tag": "step", "kinds": forms}
    gone = {name: field for name, field in before.items() if name != "number"}
    assert narrowed(before, gone, given=True) == ["number is gone"]
    now = copy.deepcopy(before)
    now["number"] |= {"required": True, "nullable": False}
    now["kind"]["values"] = ["a", "c"]
    now["steps"]["kinds"] = {"a": {}, "c": {}}
    now["parts"]["items"]["type"] = "Integer"
    now["extra"] = {"type": "String", "required": True, "nullable": False}
    assert sorted(narrowed(before, now, given=True)) == [
        "extra is new and required",
        "kind no longer takes ['b']",
        "number has become required",
        "number may no longer be null",
        "parts[] was String and is Integer",
        "steps no longer takes b",
        "steps<a>.n is gone",
    ]
    assert narrowed(now, before, given=False) == [
        "extra is gone",
        "number may have become null",
        "parts[] was Integer and is String",
    ]
