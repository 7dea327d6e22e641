"""Import a file: it is read, checked completely, then written as a whole or not at all."""

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from chassis.ledgers.importing import is_large, read
from chassis.ledgers.planning import Plan, planned
from chassis.ledgers.rows import Row
from chassis.running.handlers import handles, plans
from chassis.running.jobs import begin, is_job
from chassis.running.work import Accepted, Work
from contracts.ledgers import Ledger
from contracts.registry import ledgers
from contracts.registry.approvals import TRUST_ENDED, TRUST_GIVEN, TrustChange
from contracts.registry.imports import IMPORT_FILE
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


# In the order in which they refer to each other.
@plans(ledgers.CHAINS, ChainPlan.COLUMNS)
def plan_chains(importing: Importing, rows: Sequence[Row]) -> Plan:
    """Plan the chains of a file."""
    return ChainPlan(importing, rows)


@plans(ledgers.ORGANIZATIONS, OrganizationPlan.COLUMNS)
def plan_organizations(importing: Importing, rows: Sequence[Row]) -> Plan:
    """Plan the organizations of a file."""
    return OrganizationPlan(importing, rows)


@plans(ledgers.PERSONS, PersonPlan.COLUMNS)
def plan_persons(importing: Importing, rows: Sequence[Row]) -> Plan:
    """Plan the persons of a file."""
    return PersonPlan(importing, rows)


@plans(ledgers.POSTS, PostPlan.COLUMNS)
def plan_posts(importing: Importing, rows: Sequence[Row]) -> Plan:
    """Plan the posts of a file."""
    return PostPlan(importing, rows)


@handles(IMPORT_FILE)
def import_file(work: Work, body: Mapping[str, Any]) -> dict[str, Any] | Accepted:
    """Import a file; one that concerns roles of trust is only proposed by a registrar, as a whole.

    A dry run writes as well, and undoes it: what only the database refuses is refused then too. A large file is
    accepted as a job.
    """
    if not is_job(work) and is_large(work, body):
        return begin(work, IMPORT_FILE, body, body["filename"])
    importing, write = _planned(work, body)
    if body["dry_run"]:
        with work.undone():
            write()
        return importing.result()
    if importing.trust_persons and needs_second(work):
        persons, values = sorted(importing.trust_persons), importing.person_values
        return propose(work, IMPORT_FILE, [], body, write, persons=persons, values=values, filename=body["filename"])
    write()
    return importing.result()


@proposable(IMPORT_FILE, posts=itemgetter("posts"), is_long=is_large)
def _import_file(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    return _planned(work, body)[1]()


def _planned(work: Work, body: Mapping[str, Any]) -> tuple[Importing, Callable[[], dict[str, Any]]]:
    """Read and check a file; return what it would do, and the function that writes it all, once.

    That function returns as ``posts`` the roles of trust that the file gives. Both raise ``Failure`` with all that is
    wrong, unless it is a dry run.
    """
    rows, faults = read(work, body)
    work.session.execute(LOCK_AFFILIATIONS)
    importing = Importing(work, faults, body["dry_run"], total=sum(map(len, rows.values())))
    load_registered(importing, rows)
    planning: list[Plan] = []
    for ledger, plan in _planned_whole(work):
        if ledger in rows:
            importing.expects(ledger)
            planning.append(planned(plan(importing, rows[ledger]), importing.each(rows[ledger])))
    importing.refuse()

    def write() -> dict[str, Any]:
        if not importing.faults:
            _write(importing, planning, body["filename"])
            by_row = rows.keys() - {ledger for ledger, _ in _planned_whole(work)}
            for ledger in rows:
                if ledger in by_row:
                    importing.apply(ledger, rows[ledger])
        importing.refuse()
        return {"posts": importing.trust_posts}

    return importing, write


def _planned_whole(work: Work) -> list[tuple[Ledger, Callable[[Importing, Sequence[Row]], Plan]]]:
    """Return the ledgers that are planned as a whole and written with few statements, with the functions for that."""
    return [(declared.ledger, function) for declared, function in work.handlers.ledgers.values() if declared.whole]


def _write(importing: Importing, planning: list[Plan], filename: str) -> None:
    work = importing.work
    lock_persons(work.session, importing.trust_persons)
    require_opening(work, importing.trust_persons - trusted(work, importing.trust_persons))
    for plan in planning:
        plan.write()
    # The events of all are in memory until the end.
    planning.clear()
    importing.forget()
    _tell(importing, filename)


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
