"""Workbooks of the tests, and what an import makes of them."""

import base64
import io
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
import xlsxwriter

from chassis.calling.errors import Failure
from contracts.registry.imports import IMPORT_FILE, IMPORT_REFUSED
from tests.harness import ServiceUnderTest
from tests.services.registry.district import REGISTRAR

Sheets = dict[str, Sequence[Sequence[Any]]]


def workbook(sheets: Sheets) -> str:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        as_date = book.add_format({"num_format": "yyyy-mm-dd"})
        for title, lines in sheets.items():
            sheet = book.add_worksheet(title)
            for number, line in enumerate(lines):
                for place, value in enumerate(line):
                    if isinstance(value, date):
                        sheet.write_datetime(number, place, value, as_date)
                    elif value is not None:
                        sheet.write(number, place, value)
    return base64.b64encode(target.getvalue()).decode()


def load(registry: ServiceUnderTest, sheets: Sheets, by: Any = REGISTRAR, **content: Any) -> dict[str, Any]:
    body = {"filename": "registry.xlsx", "content": workbook(sheets), **content}
    return dict(registry.call(IMPORT_FILE, by, body=body))


def counts(result: dict[str, Any]) -> dict[str, tuple[int, int, int]]:
    return {each["sheet"]: (each["created"], each["updated"], each["unchanged"]) for each in result["sheets"]}


def faults(registry: ServiceUnderTest, sheets: Sheets, by: Any = REGISTRAR) -> list[tuple[str, int, str, str]]:
    """What a dry run finds; and that the import itself is refused for the same reasons and changes nothing."""
    before = registry.emitted()
    found = load(registry, sheets, by, dry_run=True)
    assert found["applied"] is False
    with pytest.raises(Failure) as failure:
        load(registry, sheets, by)
    assert failure.value.problem is IMPORT_REFUSED
    assert len(failure.value.errors) == len(found["errors"])
    assert registry.emitted() == before
    for fault in found["errors"]:
        assert fault["reason"]["zh"]
        assert fault["reason"]["en"]
    return [(fault["sheet"], fault["row"], fault["column"], fault["value"]) for fault in found["errors"]]
