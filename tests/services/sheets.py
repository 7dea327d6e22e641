"""Workbooks of the tests, and what importing them does, at whichever service."""

import base64
import io
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
import xlsxwriter

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure
from contracts.ledgers import IMPORT_REFUSED
from contracts.operation import Operation
from tests.harness import ServiceUnderTest

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


def counts(result: dict[str, Any]) -> dict[str, tuple[int, int, int]]:
    return {each["sheet"]: (each["created"], each["updated"], each["unchanged"]) for each in result["sheets"]}


def load_at(
    service: ServiceUnderTest, operation: Operation, sheets: Sheets, by: Actor, **content: Any
) -> dict[str, Any]:
    body = {"filename": "ledger.xlsx", "content": workbook(sheets), **content}
    return dict(service.call(operation, by, body=body))


def faults_at(
    service: ServiceUnderTest, operation: Operation, sheets: Sheets, by: Actor
) -> list[tuple[str, int, str, str]]:
    """What a dry run finds; and that the import itself is refused for the same reasons and changes nothing."""
    before = service.emitted()
    found = load_at(service, operation, sheets, by, dry_run=True)
    assert found["applied"] is False
    with pytest.raises(Failure) as failure:
        load_at(service, operation, sheets, by)
    assert failure.value.problem is IMPORT_REFUSED
    assert len(failure.value.errors) == len(found["errors"])
    assert service.emitted() == before
    for fault in found["errors"]:
        assert fault["reason"]["zh"]
        assert fault["reason"]["en"]
    return [(fault["sheet"], fault["row"], fault["column"], fault["value"]) for fault in found["errors"]]
