"""The sheets of a department, and what importing them does."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from chassis.calling.actor import Actor
from chassis.storing.database import new_id
from contracts.registry.events import ORGANIZATION_CHANGED
from contracts.requests.imports import IMPORT_RECORDS
from contracts.requests.mirror import MIRROR
from tests.services.registry.events import organization_data
from tests.services.requests.district import District
from tests.services.sheets import Sheets, faults_at, load_at


def coded(district: District, organization: UUID | None, code: str, name: str, kind: str = "department") -> UUID:
    """An organization with a code, as registry tells of it."""
    told = organization or new_id()
    data = organization_data(told, name, kind, code=code)
    district.service.react(MIRROR, ORGANIZATION_CHANGED, told, data, 2 if organization else 1)
    return told


def rows(heads: Sequence[str], *given: dict[str, Any]) -> list[list[Any]]:
    """The lines of a sheet."""
    return [list(heads), *([row.get(head) for head in heads] for row in given)]


def load(district: District, sheets: Sheets, by: Actor | None = None, **content: Any) -> dict[str, Any]:
    """Import a workbook, by the handler of a department by preset."""
    return load_at(district.service, IMPORT_RECORDS, sheets, by or district.handler, **content)


def faults(district: District, sheets: Sheets, by: Actor | None = None) -> list[tuple[str, int, str, str]]:
    """What is wrong in a workbook."""
    return faults_at(district.service, IMPORT_RECORDS, sheets, by or district.handler)
