"""The running API keeps what its OpenAPI document says, whatever is sent to it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
from openapi_spec_validator import validate

from tests.system.client import User
from tests.system.district import PASSWORD, District, add_person

CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"
# So many that each ends before its access token does, after 5 minutes, on a slow machine too.
PARTS = 8
# The stream never ends, the moved clock would disturb other tests, and the others would end the session of this one.
LEFT_OUT = ("/v1/live", "/v1/clock", "/v1/sessions", "/v1/me/sessions", "/v1/me/password", "/v1/signing-keys")


def test_the_openapi_document_is_valid(embedded: District) -> None:
    document = httpx.get(f"{embedded.stack.url}/openapi.json", trust_env=False).json()
    assert document["openapi"].startswith("3.1")
    validate(document)


@pytest.mark.timeout(400)
@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_that_is_sent_makes_a_server_error_or_an_undocumented_status(
    embedded: District, tmp_path: Path, part: int
) -> None:
    # An operator of its own: what is sent changes the account with which it is sent.
    login = f"fuzz{part}"
    add_person(embedded.operator, embedded.ids, login, f"测试{part}", "operator", embedded.ids["YQ1"])
    sender = User(embedded.stack.url, login, PASSWORD)
    document = httpx.get(f"{embedded.stack.url}/openapi.json", trust_env=False).json()
    paths = sorted(document["paths"])
    (tmp_path / "openapi.json").write_text(json.dumps(_of_any_characters(document)))
    command = [
        str(Path(sys.executable).with_name("schemathesis")),
        *("run", "openapi.json", "--url", embedded.stack.url),
        *("--checks", CHECKS),
        *("--phases", "examples,coverage,fuzzing"),
        *("--max-examples", "2"),
        *("--seed", "20261121"),
        *(word for path in paths[part::PARTS] if path not in LEFT_OUT for word in ("--include-path", path)),
        *("--header", f"Authorization: {sender.http.headers['Authorization']}"),
        "--continue-on-failure",
    ]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=360, check=False)
    assert ran.returncode == 0, ran.stdout[-6000:] + ran.stderr[-2000:]


def _of_any_characters(part: Any) -> Any:
    """The document without the characters that a text of bounded length may have.

    To make a text of 20,001 such characters takes minutes, of any characters milliseconds; what is no character of a
    text is sent by ``tests/gateway``.
    """
    if isinstance(part, list):
        return [_of_any_characters(each) for each in part]
    if not isinstance(part, dict):
        return part
    left_out = {"pattern", "allOf"} if "maxLength" in part else set()
    return {key: _of_any_characters(value) for key, value in part.items() if key not in left_out}
