"""Create the first operator: from a setting at the first start, or by a command on the machine."""

from uuid import UUID

import structlog
from sqlalchemy import select, text

from chassis.calling.errors import Failure
from chassis.running.work import Work
from chassis.storing.database import new_id
from chassis.storing.passwords import hash_one_time_password, hash_password
from contracts.identifiers import normal_code
from contracts.registry.approvals import TRUST_GIVEN, TrustChange
from contracts.registry.kinds import OrganizationKind, PostKind
from contracts.registry.operators import NO_OPERATOR
from services.registry.accounts import domain, throttling
from services.registry.accounts.models import Account
from services.registry.accounts.revoking import end_sessions
from services.registry.approvals.emitting import emit_trust_account, emit_trust_posts
from services.registry.factors import codes
from services.registry.organizations.emitting import emit_organizations
from services.registry.organizations.models import Organization
from services.registry.people.emitting import emit_person, emit_post
from services.registry.people.models import Person, Post

log = structlog.get_logger()

FIRST_LOGIN = "operator"
# Every post is held at an organization; before anything is imported only the platform itself can be one.
PLATFORM_CODE = "PLATFORM"
PLATFORM_NAME = "链上平台运维"

_LOCK = text("SELECT pg_advisory_xact_lock(hashtextextended('registry first operator', 0))")


def ensure_operator(work: Work) -> int:
    """Create the account ``operator`` with the password of the settings, unless an operator can sign in already.

    Returns 1 if it was created. Replicas that start at once wait for each other, and the second finds it created.
    """
    password = work.settings.operator_password
    if not password or _somebody_operates(work):
        return 0
    work.session.execute(_LOCK)
    if _somebody_operates(work):
        return 0
    if work.session.scalar(select(Account.id).where(Account.login_key == FIRST_LOGIN)):
        log.warning("OPERATOR_PASSWORD is not used", reason="the login is taken", login=FIRST_LOGIN)
        return 0
    _make_operator(work, FIRST_LOGIN, password, must_change=False)
    log.info("first operator made", login=FIRST_LOGIN)
    return 1


def make_operator(work: Work, login: str) -> dict[str, str]:
    """Make ``login`` an operator and return it with a one-time password; see ``MAKE_OPERATOR``."""
    work.session.execute(_LOCK)
    password = domain.one_time_password()
    account = work.session.scalars(
        select(Account).where(Account.login_key == domain.login_key(login)).with_for_update()
    ).one_or_none()
    if account is None:
        person_id, post_id = _make_operator(work, login, password, must_change=True)
        emit_trust_posts(work, TRUST_GIVEN, [post_id])
    else:
        person_id = account.person_id
        operates = (Post.person_id == person_id, Post.kind == PostKind.OPERATOR, Post.holds_on(work.today))
        if not work.session.scalar(select(Post.id).where(*operates)):
            raise Failure(NO_OPERATOR, login=login)
        account.password_hash, account.must_change_password = hash_one_time_password(password), True
        account.active = True
        throttling.forget(account)
        codes.remove(work.session, person_id)
        end_sessions(work, person_id)
        emit_person(work, work.session.get_one(Person, person_id), signs_in=True)
        emit_trust_account(work, person_id, TrustChange.RESET)
    work.concerns(person_id)
    return {"login": login, "one_time_password": password}


def _somebody_operates(work: Work) -> bool:
    return bool(
        work.session.scalar(
            select(Account.id)
            .join(Post, Post.person_id == Account.person_id)
            .where(
                Post.kind == PostKind.OPERATOR,
                Post.holds_on(work.today),
                Account.active,
                Account.password_hash.is_not(None),
            )
            .limit(1)
        )
    )


def _make_operator(work: Work, login: str, password: str, *, must_change: bool) -> tuple[UUID, UUID]:
    """Make a person with a post of operator and an account; returns the ids of person and post."""
    place = work.session.scalars(select(Organization).where(Organization.code == PLATFORM_CODE)).one_or_none()
    if place is None:
        place = Organization(
            id=new_id(),
            code=PLATFORM_CODE,
            name=PLATFORM_NAME,
            kind=OrganizationKind.DEPARTMENT,
            attributes={},
            active=True,
        )
        work.session.add(place)
    person = Person(id=new_id(), name=f"平台管理员 {login}", locale="zh", active=True)
    post = Post(
        id=new_id(),
        kind=PostKind.OPERATOR,
        person_id=person.id,
        organization_id=place.id,
        # A day long ago, so that a clock that is moved back locks nobody out.
        valid_from=work.today.replace(year=2000, month=1, day=1),
        ended=False,
    )
    account = Account(
        id=new_id(),
        person_id=person.id,
        login=normal_code(login),
        login_key=domain.login_key(login),
        password_hash=(hash_one_time_password if must_change else hash_password)(password),
        must_change_password=must_change,
        active=True,
    )
    work.session.add(person)
    work.session.flush()
    work.session.add_all([post, account])
    work.session.flush()
    emit_organizations(work, [place.id])
    emit_person(work, person, signs_in=True)
    emit_post(work, post)
    return person.id, post.id
