"""Import a file: it is read, checked completely, then written as a whole or not at all."""

from collections.abc import Mapping
from contextlib import nullcontext
from typing import Any

from sqlalchemy import text

from chassis.calling.errors import Failure
from chassis.running.handlers import handles
from chassis.running.work import Work
from contracts.registry.imports import IMPORT_FILE, IMPORT_REFUSED, MOST_ERRORS, Sheet
from services.registry.accounts.queries import persons_who_sign_in
from services.registry.accounts.revoking import refuse_tokens
from services.registry.chains.emitting import emit_chain
from services.registry.imports.chain_rows import plan_chains
from services.registry.imports.known import Importing, load_registered
from services.registry.imports.organization_rows import plan_organizations
from services.registry.imports.parsing import read_file
from services.registry.imports.person_rows import plan_persons
from services.registry.imports.post_rows import plan_posts
from services.registry.organizations.emitting import emit_organizations
from services.registry.people.emitting import emit_person, emit_post
from services.registry.relations.commands import LOCK_AFFILIATIONS

_ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(hashtextextended('registry import', 0))")


@handles(IMPORT_FILE)
def import_file(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Import a file; all errors are found before anything is written.

    A dry run writes as well, and undoes it: what only the database refuses is refused then too.
    """
    rows, unreadable = work.outside(read_file, body["filename"], body["content"], body["sheet"])
    faults = unreadable.copy()
    work.session.execute(_ONE_AT_A_TIME)
    work.session.execute(LOCK_AFFILIATIONS)
    importing = Importing(work, faults)
    load_registered(importing, rows)
    writes = plan_chains(importing, rows[Sheet.CHAINS]) if Sheet.CHAINS in rows else []
    if Sheet.ORGANIZATIONS in rows:
        writes.append(plan_organizations(importing, rows[Sheet.ORGANIZATIONS]))
    if Sheet.PERSONS in rows:
        writes.append(plan_persons(importing, rows[Sheet.PERSONS]))
    if Sheet.POSTS in rows:
        writes.append(plan_posts(importing, rows[Sheet.POSTS]))
    if faults and not body["dry_run"]:
        raise Failure(
            IMPORT_REFUSED, [_as_error(fault) for fault in faults.in_order()], count=faults.count, most=MOST_ERRORS
        )
    if not faults:
        with work.undone() if body["dry_run"] else nullcontext():
            for write in writes:
                write()
            _tell(importing)
    counts = [{"sheet": each, **vars(found)} for each, found in importing.counts.items()]
    changes = any(each["created"] or each["updated"] for each in counts)
    return {
        "applied": changes and not body["dry_run"],
        "sheets": counts,
        "errors": faults.in_order(),
        "error_count": faults.count,
    }


def _as_error(fault: dict[str, Any]) -> dict[str, Any]:
    """Convert a fault to an error of a problem, with its place as a path, since a problem knows only fields."""
    place = [fault["sheet"], str(fault["row"])] + ([fault["column"]] if fault["column"] else [])
    return {
        "field": ".".join(place),
        "value": fault["value"],
        "detail": [fault["reason"]["zh"], fault["reason"]["en"]],
    }


def _tell(importing: Importing) -> None:
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
