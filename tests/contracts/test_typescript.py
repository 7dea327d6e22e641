"""The types of the console say what the declarations say."""

import json
import re

from contracts.catalogue import EVENTS, FIGURES, OPERATIONS, VOCABULARIES
from contracts.documents.typescript import code_files
from contracts.operation import IfMatch
from lianshang.documents import client_types

TEXT = client_types()
CODES = "".join(make() for make in code_files().values())


def block(name: str) -> str:
    """What is said of an operation, without comments and line breaks."""
    found = re.search(rf"^  {name}: {{\n(.*?)\n  }};$", TEXT, flags=re.MULTILINE | re.DOTALL)
    assert found, name
    return " ".join(re.sub(r"/\*\*.*?\*/", "", found[1]).split())


def test_every_operation_with_a_path_has_its_method_and_path() -> None:
    ways = dict(re.findall(r'^  (\w+): "([A-Z]+ /\S*)",$', TEXT, flags=re.MULTILINE))
    assert ways == {one.name: f"{one.method} {one.path}" for one in OPERATIONS if one.path}


def test_an_operation_says_what_it_takes_answers_and_may_fail_with() -> None:
    assert block("return_request") == (
        "in: { path: { request_id: string; }; body: Return; version?: number }; out: RequestDetail; "
        'fails: Usual | "not-now" | "return-too-late" | "return-used-up" | "clock-conflict" | "clock-not-started";'
    )
    # The second step of a sign-in, and what waits for a second person, are answers too.
    assert "out: Session | SignInChallenge;" in block("open_session")
    required = next(one for one in OPERATIONS if one.if_match is IfMatch.REQUIRED)
    assert "version: number }" in block(required.name)


def test_content_of_files_and_streams_have_the_types_of_a_browser() -> None:
    assert "body: Blob" in block("upload_request_file")
    assert "out: Blob;" in block("download_request_file")
    assert "body: Import | FormData" in block("import_file")
    assert "out: ReadableStream<Uint8Array>;" in block("get_live")


def test_codes_have_their_words_in_both_languages() -> None:
    entries = set(re.findall(r'^  "?([^":]+)"?: \["(.*)", "(.*)"\],$', CODES, flags=re.MULTILINE))
    said = {(str(code), *words) for one in VOCABULARIES.values() for code, words in one.words.items()}
    assert said <= entries
    assert {(name, *figure.words) for name, figure in FIGURES.items()} <= entries
    assert {(event.name, *event.summary) for event in EVENTS} <= entries


def test_who_may_call_what_is_said_of_each_operation() -> None:
    sets = json.loads(re.search(r"^const SETS = (\[.*\]) as const;$", TEXT, flags=re.MULTILINE)[1])  # type: ignore[index]
    access = {name: sets[int(place)] for name, place in re.findall(r"^  (\w+): SETS\[(\d+)\],$", TEXT, re.MULTILINE)}
    for one in OPERATIONS:
        if one.path and one.name in access:
            assert access[one.name] == sorted(one.access)
    assert access["record_visit"] == ["chain_chief", "department_handler", "dispatcher", "service_clerk"]
