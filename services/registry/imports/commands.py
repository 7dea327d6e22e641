"""Import a file: it is read, checked completely, then written as a whole or not at all."""

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import text

from chassis.calling.errors import Failure
from chassis.ledgers.applying import apply_rows, ledgers_of
from chassis.ledgers.faults import Faults
from chassis.ledgers.outcomes import Outcomes, changes_of
from chassis.ledgers.parsing import read_file
from chassis.ledgers.planning import Plan, planned
from chassis.ledgers.rows import Row
from chassis.running.handlers import handles
from chassis.running.jobs import begin, is_job
from chassis.running.work import Accepted, Work
from contracts.ledgers import IMPORT_REFUSED, MOST_ERRORS, Ledger
from contracts.registry import ledgers
from contracts.registry.approvals import TRUST_ENDED, TRUST_GIVEN, TrustChange
from contracts.registry.imports import IMPORT_FILE, MOST_BYTES_AT_ONCE, MOST_ROWS_AT_ONCE
from contracts.roles import TRUSTED
from services.registry.accounts.queries import persons_who_sign_in
from services.registry.accounts.revoking import lock_persons, refuse_tokens, require_opening
from services.registry.approvals.emitting import emit_trust_account, emit_trust_import, emit_trust_posts
from services.registry.approvals.proposing import needs_second, proposable, propose
from services.registry.chains.emitting import emit_chain
from services.registry.imports.chain_rows import ChainPlan
from services.registry.imports.known import Importing, load_registered
from services.registry.imports.organization_rows import OrganizationPlan
from services.registry.imports.person_rows import PersonPlan
from services.registry.imports.post_rows import PostPlan
from services.registry.organizations.emitting import emit_organizations
from services.registry.people.access import trusted
from services.registry.people.emitting import emit_person, emit_post
from services.registry.relations.commands import LOCK_AFFILIATIONS

# Those that are planned as a whole and written with few statements, in the order in which they refer to each other.
_PLANS: dict[Ledger, Callable[[Importing, Sequence[Row]], Plan]] = {
    ledgers.CHAINS: ChainPlan,
    ledgers.ORGANIZATIONS: OrganizationPlan,
    ledgers.PERSONS: PersonPlan,
    ledgers.POSTS: PostPlan,
}
_ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(hashtextextended('registry import', 0))")


@handles(IMPORT_FILE)
def import_file(work: Work, body: Mapping[str, Any]) -> dict[str, Any] | Accepted:
    """Import a file; one that concerns roles of trust is only proposed by a registrar, as a whole.

    A dry run writes as well, and undoes it: what only the database refuses is refused then too. A large file is
    accepted as a job.
    """
    if not is_job(work) and _is_large(work, body):
        return begin(work, IMPORT_FILE, body, body["filename"])
    importing, write = _planned(work, body)
    if body["dry_run"]:
        with work.undone():
            write()
        return _result(importing, applied=False)
    if importing.trust_persons and needs_second(work):
        persons, values = sorted(importing.trust_persons), importing.person_values
        return propose(work, IMPORT_FILE, [], body, write, persons=persons, values=values, filename=body["filename"])
    write()
    return _result(importing, applied=True)


def _is_large(work: Work, body: Mapping[str, Any]) -> bool:
    if len(body["content"]) > MOST_BYTES_AT_ONCE * 4 // 3:
        return True
    rows, _ = _read(work, body)
    return sum(map(len, rows.values())) > MOST_ROWS_AT_ONCE


@proposable(IMPORT_FILE, posts=itemgetter("posts"), is_long=_is_large)
def _import_file(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    return _planned(work, body)[1]()


def _read(work: Work, body: Mapping[str, Any]) -> tuple[dict[Ledger, list[Row]], Faults]:
    known = ledgers_of(work.service)
    found: tuple[dict[Ledger, list[Row]], Faults] = work.outside(
        read_file, body["filename"], body["content"], body["sheet"], known
    )
    return found


def _planned(work: Work, body: Mapping[str, Any]) -> tuple[Importing, Callable[[], dict[str, Any]]]:
    """Read and check a file; return what it would do, and the function that writes it all.

    That function returns as ``posts`` the roles of trust that the file gives. Both raise ``Failure`` with all that is
    wrong, unless it is a dry run.
    """
    rows, unreadable = _read(work, body)
    faults = unreadable.copy()
    work.session.execute(_ONE_AT_A_TIME)
    work.session.execute(LOCK_AFFILIATIONS)
    importing = Importing(work, faults, body["dry_run"], total=sum(map(len, rows.values())))
    load_registered(importing, rows)
    plans = []
    for ledger, plan in _PLANS.items():
        if ledger in rows:
            importing.outcomes[ledger] = Outcomes(ledger)
            plans.append(planned(plan(importing, rows[ledger]), importing.each(rows[ledger])))

    def refuse() -> None:
        if faults and not body["dry_run"]:
            errors = [_as_error(fault) for fault in faults.in_order()]
            raise Failure(IMPORT_REFUSED, errors, count=faults.count, most=MOST_ERRORS)

    def write() -> dict[str, Any]:
        if not faults:
            _write(importing, plans, body["filename"])
            for ledger, of_ledger in rows.items():
                if ledger not in _PLANS:
                    importing.outcomes[ledger] = apply_rows(work, ledger, importing.each(of_ledger), faults)
        refuse()
        return {"posts": importing.trust_posts}

    refuse()
    return importing, write


def _write(importing: Importing, plans: Sequence[Plan], filename: str) -> None:
    work = importing.work
    lock_persons(work.session, importing.trust_persons)
    require_opening(work, importing.trust_persons - trusted(work, importing.trust_persons))
    for plan in plans:
        plan.write()
    _tell(importing, filename)


def _result(importing: Importing, *, applied: bool) -> dict[str, Any]:
    counts = [{"sheet": ledger.name, **found.counts()} for ledger, found in importing.outcomes.items()]
    changes = any(each["created"] or each["updated"] for each in counts)
    faults = importing.faults
    told = importing.outcomes.values() if importing.dry_run else ()
    return {
        "applied": changes and applied,
        "sheets": counts,
        "errors": faults.in_order(),
        "error_count": faults.count,
        **changes_of(told, faults),
    }


def _as_error(fault: dict[str, Any]) -> dict[str, Any]:
    """Convert a fault to an error of a problem, with its place as a path, since a problem knows only fields."""
    place = [fault["sheet"], str(fault["row"])] + ([fault["column"]] if fault["column"] else [])
    return {
        "field": ".".join(place),
        "value": fault["value"],
        "detail": [fault["reason"]["zh"], fault["reason"]["en"]],
    }


def _tell(importing: Importing, filename: str) -> None:
    work = importing.work
    for chain in importing.changed_chains:
        emit_chain(work, chain)
    emit_organizations(work, importing.changed_organizations)
    signing_in = persons_who_sign_in(work.session, [person.id for person in importing.changed_persons])
    for person in importing.changed_persons:
        emit_person(work, person, signs_in=person.id in signing_in)
    for post in importing.changed_posts:
        emit_post(work, post)
    refuse_tokens(work, importing.changed_access)
    _tell_of_trust(importing, filename)


def _tell_of_trust(importing: Importing, filename: str) -> None:
    """Tell of roles of trust that hold from now on or later, or have ended; not of those that belong to history."""
    work = importing.work
    ended = importing.trust_ended
    given = [
        post.id
        for post in importing.changed_posts
        if post.kind.value in TRUSTED
        and post.id not in ended
        and (post.valid_to is None or post.valid_to >= work.today)
    ]
    emit_trust_posts(work, TRUST_ENDED, ended, imported=True)
    emit_trust_posts(work, TRUST_GIVEN, given, imported=True)
    if ended or given:
        emit_trust_import(work, filename, len(ended) + len(given))
    for person_id in sorted(importing.trust_reached):
        emit_trust_account(work, person_id, TrustChange.REACHED)
    for person_id in sorted(importing.trust_renamed):
        emit_trust_account(work, person_id, TrustChange.RENAMED)
