"""What rows of the ledger of agreements do, by the rules of the room of agreements."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from chassis.calling.actor import Post
from chassis.calling.errors import Failure, invalid
from chassis.ledgers.outcomes import Changed
from chassis.running.work import Work
from contracts.requests.agreement_kinds import AGREEMENT_KIND
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
    predecessor = _predecessor(work, post, row)
    try:
        if agreement is None:
            _register(work, post, row, {**given, "parties": found.parties}, predecessor)
            return None
        renewed = predecessor.id if predecessor else None
        references.check_stays(row, "renews", renewed, agreement.predecessor_id, _number_before(work, agreement))
        return _change(work, agreement, post, row, given, found)
    except Failure as failure:
        columns = {f"parties.{place}": column for place, column in enumerate(found.columns)}
        raise references.naming_columns(
            failure, {**columns, "chain_id": "chain", "reason": "end_reason"}, row
        ) from None


def _predecessor(work: Work, post: Post, row: Mapping[str, Any]) -> Agreement | None:
    """Return the agreement that a row says is renewed, if it says so."""
    if "renews" not in row:
        return None
    found = find_by_number(work, Agreement, UUID(post.organization_id), row["renews"])
    if found is None:
        said = "本单位没有此台账编号的协议。", "No agreement of the organization has this ledger number."
        raise invalid("renews", row["renews"], *said)
    if found.kind != row["kind"]:
        kind = AGREEMENT_KIND.said(found.kind)
        zh, en = f"续签协议的类型与原协议相同:{kind.zh}。", f"It is of the kind of what it renews: {kind.en}."
        raise invalid("renews", row["renews"], zh, en)
    return found


def _number_before(work: Work, agreement: Agreement) -> str | None:
    found = work.session.get(Agreement, agreement.predecessor_id) if agreement.predecessor_id else None
    return (found.ledger_number or found.number) if found else None


def _register(
    work: Work, post: Post, row: Mapping[str, Any], given: Mapping[str, Any], predecessor: Agreement | None
) -> None:
    none = {"chain_id": None, "starts_on": None, "ends_on": None, "amount": None, "content": ""}
    body = {**none, "ledger_number": row["ledger_number"], **given}
    agreement = commands.register(work, post, body, predecessor, imported=True)
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
