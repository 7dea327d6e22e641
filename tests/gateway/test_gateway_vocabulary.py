"""The codes of enumerated fields: told by the gateway, and the same as in the description of the API."""

import re

from contracts.catalogue import OPERATIONS, VOCABULARIES
from contracts.requests.vocabulary import REQUEST_STATUS
from gateway.openapi import document
from tests.gateway.recorded import calling


def test_every_code_has_words_in_both_languages_for_anybody() -> None:
    with calling(OPERATIONS) as call:
        told = call.anonymous("GET", "/v1/vocabulary").json()["vocabularies"]
    assert [one["name"] for one in told] == sorted(VOCABULARIES)
    status = next(one for one in told if one["name"] == "RequestStatus")
    assert (status["zh"], status["en"]) == ("诉求状态", "Where a request stands")
    assert {"code": "dispatched", "zh": "待接单", "en": "to be accepted"} in status["codes"]
    assert [one["code"] for one in status["codes"]] == list(REQUEST_STATUS.codes)
    for vocabulary in told:
        for said in (vocabulary, *vocabulary["codes"]):
            assert re.search("[\u4e00-\u9fff]", said["zh"]), said
            assert said["en"].strip(), said


def test_who_has_it_is_not_sent_it_again_signed_in_or_not() -> None:
    with calling(OPERATIONS) as call:
        for ask in (call.anonymous, call):
            first = ask("GET", "/v1/vocabulary")
            assert first.headers["cache-control"] == "no-cache"
            again = ask("GET", "/v1/vocabulary", headers={"If-None-Match": first.headers["etag"]})
            assert (again.status_code, again.content) == (304, b"")


def test_every_schema_of_codes_in_the_description_is_told_in_full() -> None:
    schemas = document([one for one in OPERATIONS if one.path], "en", "/")["components"]["schemas"]
    enumerated = {name: schema["enum"] for name, schema in schemas.items() if "enum" in schema}
    assert "RequestStatus" in enumerated
    assert "Rung" in enumerated
    for name, codes in enumerated.items():
        assert codes == list(map(str, VOCABULARIES[name].codes)), name


def test_no_field_lists_its_codes_by_itself() -> None:
    schemas = document([one for one in OPERATIONS if one.path], "en", "/")["components"]["schemas"]
    for name, schema in schemas.items():
        for field, described in schema.get("properties", {}).items():
            assert "enum" not in described or name == "Problem", f"{name}.{field}"
