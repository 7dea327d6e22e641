"""Writes of API keys, and their exchange for tokens."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select

from chassis.calling.errors import Failure, invalid, not_found
from chassis.running.clock import wall
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.database import new_id
from contracts.catalogue import OPERATIONS
from contracts.operation import ANYONE, Operation
from contracts.registry.account_changes import AccountChange
from contracts.registry.accounts import ACCOUNT, SESSION
from contracts.registry.api_keys import (
    API_KEY,
    CREATE_API_KEY,
    EXCHANGE_API_KEY,
    KEY_REFUSED,
    LONGEST_DAYS,
    NO_ROLES,
    PREFIX,
    REVOKE_API_KEY,
)
from contracts.registry.approvals import TrustChange
from contracts.registry.calendar_feeds import CALENDAR_FEED
from contracts.registry.own_account import CHANGE_ME, CONFIRM_EMAIL
from contracts.registry.proposals import PROPOSAL
from contracts.registry.stream_tickets import OPEN_STREAM_TICKET
from contracts.roles import ROLE, TRUSTED, Role
from services.registry.accounts import keys, queries, tokens
from services.registry.accounts.domain import ACCESS_TOKEN_LIFE, AUDIENCE, ISSUER
from services.registry.accounts.fingerprints import fingerprint
from services.registry.accounts.proving import me
from services.registry.accounts.revoking import refuse_tokens
from services.registry.accounts.telling import emit_account_changed
from services.registry.api_keys.models import ApiKey
from services.registry.api_keys.queries import seen, shown_key
from services.registry.approvals.emitting import emit_trust_account, name_of_actor
from services.registry.organizations.models import Organization
from services.registry.people.models import Person
from services.registry.references import active

# What a person does in person: the own account and sessions, keys, addresses for calendars, and being a second person.
_IN_PERSON = (ACCOUNT, SESSION, API_KEY, CALENDAR_FEED, PROPOSAL)
# How that person is reached; and tickets of streams, which are of a session: a program opens a stream with its key.
_NEVER = (CHANGE_ME, CONFIRM_EMAIL, OPEN_STREAM_TICKET)
_OPERATIONS = {operation.name: operation for operation in OPERATIONS if operation.path}
LONGEST_NAME = 60


@handles(CREATE_API_KEY)
def create_api_key(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Make a key for a program that acts for a person at an organization; it is told once."""
    person = work.session.get(Person, body["person_id"])
    account = queries.account_of(work.session, body["person_id"])
    if person is None or not person.active or account is None or not account.active:
        raise invalid(
            "person_id",
            body["person_id"],
            "没有此人,或此人已停用,或没有可用账号。",
            "There is no such person, or not any more, or without an account that is open.",
        )
    place = active(work, Organization, "organization_id", body["organization_id"])
    roles = _roles(work, body["roles"], person.id, place)
    operations = _operations(body["operations"], roles)
    if not work.today <= body["expires_on"] <= work.today + timedelta(days=LONGEST_DAYS):
        raise invalid(
            "expires_on",
            body["expires_on"],
            f"应为今天起至 {LONGEST_DAYS} 天内的日期。",
            f"It must be a day from today on, {LONGEST_DAYS} days ahead at most.",
        )
    key = PREFIX + secrets.token_urlsafe(32)
    row = ApiKey(
        id=new_id(),
        hash=fingerprint(key),
        name=body["name"],
        person_id=person.id,
        organization_id=place.id,
        roles=roles,
        operations=operations,
        created_at=wall(),
        created_by=me(work),
        expires_on=body["expires_on"],
    )
    work.session.add(row)
    work.session.flush()
    work.concerns(row.id)
    by = name_of_actor(work)
    emit_account_changed(work, person, AccountChange.KEY_MADE, by=by, about=row.name)
    if TRUSTED.intersection(map(Role, roles)):
        emit_trust_account(work, person.id, TrustChange.KEY_MADE)
    return {**shown_key(work, row), "key": key}


def _roles(work: Work, asked: Sequence[str], person_id: UUID, place: Organization) -> list[str]:
    """Return the roles of a new key, each once. Raises ``Failure`` for one that the owner does not have there."""
    held = {role for role, organization, _ in tokens.roles_of(work, person_id) if organization == str(place.id)}
    held -= {role.value for role in NO_ROLES}
    known = ROLE.listed(sorted(map(str, held)))
    for position, role in enumerate(asked):
        if role not in held:
            raise invalid(
                f"roles.{position}",
                role,
                f"此人在{place.name}没有此角色,或此角色不能授予密钥;可用:{known.zh}。",
                f"The person does not have this role at {place.name}, or no key can have it; there are: {known.en}.",
            )
    return list(dict.fromkeys(str(role) for role in asked))


def _operations(asked: Sequence[str], roles: Sequence[str]) -> list[str]:
    """Return the operations of a new key, each once. Raises ``Failure`` for one that no such key can have."""
    for position, name in enumerate(asked):
        operation = _OPERATIONS.get(name)
        if operation is None or not _may_be_named(operation, roles):
            raise invalid(
                f"operations.{position}",
                name,
                "没有此操作,或这些角色不能调用,或须由本人操作(账号、会话、密钥、提案)。"
                "操作名见 /openapi.json 的 operationId。",
                "There is no such operation, or not for these roles, or a person does it in person (accounts, "
                "sessions, keys, proposals). Names are the operationId of /openapi.json.",
            )
    return list(dict.fromkeys(asked))


def _may_be_named(operation: Operation, roles: Sequence[str]) -> bool:
    if operation.access == ANYONE or operation.resource in _IN_PERSON or operation in _NEVER:
        return False
    return operation.admits(frozenset(map(Role, roles)), True)


@handles(REVOKE_API_KEY)
def revoke_api_key(work: Work, api_key_id: UUID) -> None:
    """Take a key back; gateways are told."""
    row = work.change(ApiKey, api_key_id, seen=lambda key: seen(work, key))
    if row.revoked_at is not None:
        raise not_found(API_KEY, api_key_id)
    row.revoked_at = wall()
    person = work.session.get_one(Person, row.person_id)
    emit_account_changed(work, person, AccountChange.KEY_REVOKED, by=name_of_actor(work), about=row.name)
    refuse_tokens(work, [row.person_id], row.id)


@handles(EXCHANGE_API_KEY)
def exchange_api_key(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Return an access token with the posts of a key that its owner holds today, and the operations that it is for."""
    row = work.session.scalars(
        select(ApiKey).where(ApiKey.hash == fingerprint(body["key"])).with_for_update()
    ).one_or_none()
    if row is None or row.revoked_at or row.expires_on < work.today:
        raise Failure(KEY_REFUSED)
    work.concerns(row.id)
    # Shared with whoever issues tokens, but not with who changes what they say: see ``revoking``.
    person = work.session.scalars(select(Person).where(Person.id == row.person_id).with_for_update(read=True)).one()
    account = queries.account_of(work.session, person.id)
    posts = [
        post
        for post in tokens.roles_of(work, person.id)
        if post[0] in row.roles and post[1] == str(row.organization_id)
    ]
    if not posts or not person.active or account is None or not account.active:
        raise Failure(KEY_REFUSED)
    row.used_at = wall()
    issued = int(row.used_at.timestamp() * 1000) / 1000
    about = f"〔{row.name}〕"
    claims = {
        "iss": ISSUER,
        "aud": AUDIENCE,
        "sub": str(person.id),
        # In the place of a session, so that it is revoked as one.
        "sid": str(row.id),
        "name": f"{person.name[: LONGEST_NAME - len(about)]}{about}",
        "posts": posts,
        "operations": row.operations,
        "iat": issued,
        "exp": issued + ACCESS_TOKEN_LIFE.total_seconds(),
    }
    return {"access_token": keys.sign(work.session, claims)}
