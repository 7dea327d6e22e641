"""What rows of the ledgers of the work on investment do, by the rules of its rooms."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from chassis.calling.actor import Post
from chassis.calling.errors import Failure, invalid
from chassis.ledgers.outcomes import Changed
from chassis.running.work import Work
from contracts.requests.investment_kinds import LeadStatus, ProspectKind
from services.requests.imports import references
from services.requests.investment import access
from services.requests.leads import commands as leads
from services.requests.leads.models import Lead
from services.requests.lifecycle.own_numbers import find_by_number
from services.requests.negotiations import commands as negotiations
from services.requests.negotiations.models import Negotiation
from services.requests.negotiations.parties import prospect_names
from services.requests.prospects import commands as prospects
from services.requests.prospects.models import Prospect

# The fields that a column holds as it stands.
PROSPECT = ("name", "region", "industry", "note", *prospects.CONTACT)
LEAD = ("title", "source", "first_contact_on", "amount", "content")
LOSS = ("lost_on", "lost_reason")
NEGOTIATION = ("title", "way", "day", "place", "subject", "outcome")
LIBRARIES = {"investors": ProspectKind.INVESTOR, "targets": ProspectKind.TARGET}
# What is empty where nothing is said.
_TEXTS = ("region", "industry", "note", "source", "content", "place", "subject")
_COLUMNS = {"chain_id": "chain", "prospect_id": "prospect", "organization_ids": "organizations", "lead_id": "lead"}


def apply_prospect(work: Work, row: Mapping[str, Any]) -> Changed | None:
    """Register the entry of a row, or change the one of its name."""
    post = references.owning_post(work, access.KEEPING, row)
    prospect = prospects.find(work, row["kind"], row["name"])
    if prospect is not None and str(prospect.owner_id) != post.organization_id:
        prospects.refuse_known(work, prospect)
    given = _given(work, row, PROSPECT, prospect.chain_id if prospect else None)
    if prospect is None:
        none = {**dict.fromkeys(("chain_id", *prospects.CONTACT)), "region": "", "industry": "", "note": ""}
        _remember(work, row, prospects.register(work, post, {**none, "kind": row["kind"], **given}))
        return None
    _remember(work, row, prospect)
    contact = prospects.contact_of(work, prospect)
    registered = {
        name: getattr(contact, prospects.CONTACT[name]) if name in prospects.CONTACT else getattr(prospect, name)
        for name in given
    }
    changes = {name: value for name, value in given.items() if value != registered[name]}
    told = references.changed(work, row, changes, registered)
    if changes:
        prospects.apply_changes(work, prospect, changes)
    return told


def _remember(work: Work, row: Mapping[str, Any], prospect: Prospect) -> None:
    """Refuse a row of an entry of which the file has another row: names are the same whatever their blanks."""
    names: dict[UUID, str] = work.transaction.memo.setdefault("entries of a file", {})
    if (first := names.setdefault(prospect.id, row["name"])) != row["name"]:
        raise invalid("name", row["name"], f"与“{first}”重复。", f"It is the same as {first}.")


def apply_lead(work: Work, row: Mapping[str, Any]) -> Changed | None:
    """Open the lead of a row, or change the one that has its number in the ledger of its organization."""
    post = references.owning_post(work, access.KEEPING, row)
    lead = find_by_number(work, Lead, UUID(post.organization_id), row["ledger_number"])
    prospect_id = _prospect(work, "prospect", row["prospect_kind"], row["prospect"], known=lead is not None)
    given = _given(work, row, LEAD, lead.chain_id if lead else None)
    _check_loss(work, row)
    try:
        if lead is None:
            _open(work, post, row, {**given, "prospect_id": prospect_id})
            return None
        if prospect_id != lead.prospect_id:
            said = prospect_names(work.session, [lead.prospect_id])[lead.prospect_id]
            references.check_stays(row, "prospect", prospect_id, lead.prospect_id, said)
        return _change(work, lead, post, row, given)
    except Failure as failure:
        raise references.naming_columns(failure, _COLUMNS, row) from None


def _check_loss(work: Work, row: Mapping[str, Any]) -> None:
    missing = [name for name in LOSS if name not in row]
    if len(missing) == 1:
        raise invalid(missing[0], "", "流失日期和原因须同时填写。", "The day and the reason are given together.")
    if not missing and not row["first_contact_on"] <= row["lost_on"] <= work.today:
        zh, en = "须在首次接触日期至今天之间。", "Must be from the first contact to today."
        raise invalid("lost_on", str(row["lost_on"]), zh, en)


def _open(work: Work, post: Post, row: Mapping[str, Any], given: Mapping[str, Any]) -> None:
    none = {"chain_id": None, "source": "", "amount": None, "content": ""}
    none |= dict.fromkeys(("commissioner_id", "next_task", "next_task_on"))
    body = {**none, **given, "ledger_number": row["ledger_number"]}
    lead = leads.register(work, post, body, imported=True)
    if "lost_on" in row:
        leads.lose(work, lead, post, row["lost_on"], row["lost_reason"], imported=True)


def _change(work: Work, lead: Lead, post: Post, row: Mapping[str, Any], given: Mapping[str, Any]) -> Changed:
    registered = {name: getattr(lead, name) for name in given}
    changes = {name: value for name, value in given.items() if value != registered[name]}
    told = references.changed(work, row, changes, registered)
    if changes:
        leads.apply_changes(work, lead, post, changes, imported=True)
    if lead.status == LeadStatus.LOST:
        for name in LOSS:
            references.check_stays(row, name, row.get(name), getattr(lead, name))
    elif "lost_on" in row:
        leads.lose(work, lead, post, row["lost_on"], row["lost_reason"], imported=True)
        told |= {name: (None, row[name]) for name in LOSS}
    return told


def apply_negotiation(work: Work, row: Mapping[str, Any]) -> Changed | None:
    """Record the negotiation of a row; one that has its number stays as it is."""
    post = references.owning_post(work, access.KEEPING, row)
    owner_id = UUID(post.organization_id)
    negotiation = find_by_number(work, Negotiation, owner_id, row["ledger_number"])
    lead = find_by_number(work, Lead, owner_id, row["lead"]) if "lead" in row else None
    if "lead" in row and lead is None:
        said = "本单位没有此台账编号的线索。", "No lead of the organization has this ledger number."
        raise invalid("lead", row["lead"], *said)
    found = [
        _prospect(work, column, kind, name, known=negotiation is not None)
        for column, kind in LIBRARIES.items()
        for name in row.get(column, ())
    ]
    if lead is None and not found:
        zh, en = "请填写线索台账编号、投资方或目标企业。", "Name a lead, an investor or a target enterprise."
        raise invalid("investors", "", zh, en)
    before = negotiation.organization_ids if negotiation else ()
    given = {
        **_given(work, row, NEGOTIATION, negotiation.chain_id if negotiation else None),
        "lead_id": lead.id if lead else None,
        "prospect_ids": list(dict.fromkeys(found)),
        "organization_ids": references.organizations(work, "organizations", row.get("organizations", []), before),
    }
    if negotiation is not None:
        _check_same(work, negotiation, row, given)
        return {}
    none = {"place": "", "subject": "", "chain_id": None}
    try:
        body = {**none, **given, "ledger_number": row["ledger_number"]}
        negotiations.record(work, post, body, imported=True)
    except Failure as failure:
        raise references.naming_columns(failure, _COLUMNS, row) from None
    return None


def _check_same(work: Work, negotiation: Negotiation, row: Mapping[str, Any], given: Mapping[str, Any]) -> None:
    for name in NEGOTIATION:
        references.check_stays(row, name, given.get(name), getattr(negotiation, name))
    references.check_chain_stays(work, row, given.get("chain_id"), negotiation.chain_id)
    references.check_stays(row, "lead", given["lead_id"], negotiation.lead_id)
    if not set(given["prospect_ids"]) <= set(negotiation.prospect_ids):
        said = "、".join(prospect_names(work.session, negotiation.prospect_ids).values())
        column = next(name for name in LIBRARIES if row.get(name))
        references.check_stays(row, column, given["prospect_ids"], negotiation.prospect_ids, said)
    if not set(given["organization_ids"]) <= set(negotiation.organization_ids):
        references.check_organizations_stay(
            work, row, "organizations", given["organization_ids"], negotiation.organization_ids
        )


def _given(work: Work, row: Mapping[str, Any], plain: tuple[str, ...], chain_before: UUID | None) -> dict[str, Any]:
    """Return what a row gives, texts that it removes as empty ones."""
    found = references.given(work, row, plain, chain_before)
    return {name: "" if value is None and name in _TEXTS else value for name, value in found.items()}


def _prospect(work: Work, column: str, kind: str, name: str, *, known: bool) -> UUID:
    """Return the entry of a library of this name: an active one, unless what a row is of is ``known`` already."""
    found = prospects.find(work, kind, name)
    if found is None or not (found.active or known):
        raise invalid(column, name, "没有此名称的招商对象,或已停用。", "No active entry has this name.")
    return found.id
