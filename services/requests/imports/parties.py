"""The parties of an agreement as the columns of its ledger have them: by code, or by name and what they are."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from chassis.calling.errors import invalid
from chassis.running.work import Work
from contracts.requests.agreement_kinds import PartyKind
from contracts.requests.agreement_ledger import OUTSIDERS
from contracts.requests.agreements import MOST_PARTIES
from services.requests.agreements import domain
from services.requests.agreements.models import AgreementParty
from services.requests.imports.references import codes_of, organizations

ORGANIZATIONS = "organizations"
_BY_KIND = {kind: name for name, kind in OUTSIDERS.items()}
# An expert, and where in brackets, of either width.
_EXPERT = re.compile(r"(.+?)\s*[(\uff08](.+)[)\uff09]\Z")
_LONGEST = 120


class Listed(NamedTuple):
    """The parties that a row leaves an agreement with, the column of each, and the old and new cells that differ."""

    parties: list[dict[str, Any]]
    columns: list[str]
    changed: dict[str, tuple[Any, Any]]


def listed(work: Work, row: Mapping[str, Any], before: Sequence[AgreementParty]) -> Listed:
    """Return the parties of an agreement after a row, those of columns that the row says nothing of as they are."""
    own = [party.organization_id for party in before if party.organization_id]
    registered = [(_column(party), _as_given(party)) for party in before]
    given: list[tuple[str, dict[str, Any]]] = []
    for column in (ORGANIZATIONS, *OUTSIDERS):
        if column not in row:
            given += [(name, party) for name, party in registered if name == column]
        elif column == ORGANIZATIONS:
            ids = organizations(work, column, row[column] or [], own)
            given += [(column, _party(organization_id=each)) for each in ids]
        else:
            given += [(column, _outsider(column, cell)) for cell in row[column] or []]
    if not 2 <= len(given) <= MOST_PARTIES:
        raise invalid(
            ORGANIZATIONS,
            "",
            f"各签约方列合计应为 2 至 {MOST_PARTIES} 方,现为 {len(given)} 方。",
            f"The columns of parties hold 2 to {MOST_PARTIES} together; these are {len(given)}.",
        )
    changed = {
        column: (_cells(work, column, registered), row[column])
        for column in (ORGANIZATIONS, *OUTSIDERS)
        if column in row and _identities(column, registered) != _identities(column, given)
    }
    return Listed([party for _, party in given], [column for column, _ in given], changed)


def _column(party: AgreementParty) -> str:
    return ORGANIZATIONS if party.organization_id else _BY_KIND[PartyKind(party.kind)]


def _as_given(party: AgreementParty) -> dict[str, Any]:
    if party.organization_id:
        return _party(organization_id=party.organization_id)
    return _party(name=party.name, kind=party.kind, affiliation=party.affiliation)


def _party(
    organization_id: UUID | None = None,
    name: str | None = None,
    kind: str | None = None,
    affiliation: str | None = None,
) -> dict[str, Any]:
    return {"organization_id": organization_id, "name": name, "kind": kind, "affiliation": affiliation}


def _outsider(column: str, cell: str) -> dict[str, Any]:
    """Return the party that one value of a cell names."""
    kind = OUTSIDERS[column]
    expert = _EXPERT.match(cell) if kind is PartyKind.EXPERT else None
    name, affiliation = expert.groups() if expert else (cell, None)
    for part in (name, affiliation or ""):
        if len(part) > _LONGEST:
            raise invalid(column, part, f"名称至多 {_LONGEST} 个字符。", f"A name has {_LONGEST} characters at most.")
    return _party(name=name, kind=str(kind), affiliation=affiliation)


def _identities(column: str, given: Sequence[tuple[str, Mapping[str, Any]]]) -> set[str]:
    return {domain.identity(party) for name, party in given if name == column}


def _cells(work: Work, column: str, given: Sequence[tuple[str, Mapping[str, Any]]]) -> list[str]:
    """Return what stands for parties in a cell of a column."""
    found = [party for name, party in given if name == column]
    if column == ORGANIZATIONS:
        return codes_of(work, [party["organization_id"] for party in found])
    return [f"{party['name']}({party['affiliation']})" if party["affiliation"] else party["name"] for party in found]
