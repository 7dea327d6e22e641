"""What rows of the ledger of agreements do, by the rules of the room of agreements."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from chassis.calling.actor import Post
from chassis.calling.errors import Failure, invalid
from chassis.ledgers.outcomes import Changed
from chassis.running.work import Work
from services.requests.agreements import access, commands
from services.requests.agreements import parties as kept
from services.requests.agreements.models import Agreement
from services.requests.imports import parties, references
from services.requests.lifecycle.own_numbers import find_by_number

# The fields of an agreement that a column holds as it stands.
PLAIN = ("title", "kind", "signed_on", "starts_on", "ends_on", "amount", "content")
ENDING = ("ended_on", "end_reason")


def apply_agreement(work: Work, row: Mapping[str, Any]) -> Changed | None:
    """Register the agreement of a row, or change the one that has its number in the ledger of its organization."""
    post = references.owning_post(work, access.KEEPING, row)
    agreement = find_by_number(work, Agreement, UUID(post.organization_id), row["ledger_number"])
    before = kept.of(work.session, [agreement.id]).get(agreement.id, ()) if agreement else ()
    found = parties.listed(work, row, before)
    given = references.given(work, row, PLAIN, agreement.chain_id if agreement else None)
    try:
        if agreement is None:
            _register(work, post, row, {**given, "parties": found.parties})
            return None
        return _change(work, agreement, post, row, given, found)
    except Failure as failure:
        columns = {f"parties.{place}": column for place, column in enumerate(found.columns)}
        raise references.naming_columns(
            failure, {**columns, "chain_id": "chain", "reason": "end_reason"}, row
        ) from None


def _register(work: Work, post: Post, row: Mapping[str, Any], given: Mapping[str, Any]) -> None:
    none = {"chain_id": None, "starts_on": None, "ends_on": None, "amount": None, "content": ""}
    body = {**none, "ledger_number": row["ledger_number"], **given}
    agreement = commands.register(work, post, body, imported=True)
    if ending := _ending(row):
        commands.end(work, agreement, post, ending, imported=True)


def _change(
    work: Work,
    agreement: Agreement,
    post: Post,
    row: Mapping[str, Any],
    given: Mapping[str, Any],
    found: parties.Listed,
) -> Changed:
    """Change what the row has otherwise, end the agreement if the row says so; return what changes."""
    registered = {name: getattr(agreement, name) for name in (*given, *ENDING)}
    changes = {name: value for name, value in given.items() if value != registered[name]}
    told = references.changed(work, row, changes, registered)
    if found.changed:
        changes["parties"] = found.parties
    if changes:
        commands.apply_changes(work, agreement, post, changes, imported=True)
    ending = _ending(row)
    if ending and (ending["ended_on"], ending["reason"]) != (agreement.ended_on, agreement.end_reason):
        commands.end(work, agreement, post, ending, imported=True)
        told |= {name: (None, row[name]) for name in ENDING}
    return {**told, **found.changed}


def _ending(row: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return the content of the ending that a row tells of, if it does."""
    missing = [name for name in ENDING if name not in row]
    if len(missing) == 1:
        raise invalid(missing[0], "", "提前终止须填写日期和原因。", "An early end has a day and a reason.")
    return None if missing else {"ended_on": row["ended_on"], "reason": row["end_reason"]}
