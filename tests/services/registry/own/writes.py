"""A call of every write of people about themselves."""

from uuid import UUID

from sqlalchemy import select

from chassis.calling.actor import Actor
from contracts.registry import own_account
from services.registry.accounts.models import LoginSession
from tests.harness import ServiceUnderTest
from tests.services.registry.accounts.writes import account, session_holder
from tests.services.registry.district import PASSWORD, signed_in, somebody
from tests.services.registry.recovery.mailed import letters
from tests.services.writes import Write, Writes


def change_me(registry: ServiceUnderTest) -> Write:
    body = {"phone": "13900000901", "current_password": PASSWORD}
    return Write(somebody(account(registry)), body=body, other={"phone": "13900000902"})


def confirm_email(registry: ServiceUnderTest) -> Write:
    me = somebody(account(registry))
    registry.call(own_account.CHANGE_ME, me, body={"email": "lin@example.cn", "current_password": PASSWORD})
    return Write(me, body={"code": letters(registry)[-1]["code"]}, other={"code": "another"})


def sessions_of(registry: ServiceUnderTest, me: Actor) -> list[UUID]:
    with registry.database.transaction() as session:
        opened = select(LoginSession.id).where(LoginSession.person_id == UUID(me.person_id or ""))
        return list(session.scalars(opened.order_by(LoginSession.id)))


def end_my_session(registry: ServiceUnderTest) -> Write:
    me = session_holder(registry)
    signed_in(registry, "lin")
    first, _ = sessions_of(registry, me)
    return Write(me, (str(first),))


WRITES: Writes = {
    own_account.CHANGE_ME: change_me,
    own_account.CONFIRM_EMAIL: confirm_email,
    own_account.END_MY_SESSION: end_my_session,
    own_account.END_MY_OTHER_SESSIONS: lambda registry: Write(session_holder(registry)),
}
