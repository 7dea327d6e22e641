"""What runs by itself: mails are sent, and old mails and entries are forgotten.

A mail is claimed in one transaction, sent outside of any, and marked in another. A process that dies in between leaves
a claim behind that runs out; the mail is then sent again, with the same Message-ID.
"""

import random
import re
from collections.abc import Mapping
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import structlog
from sqlalchemy import delete, func, not_, select, update

from chassis.observing import log as logs
from chassis.observing import tracing
from chassis.running.clock import wall
from chassis.running.failpoint import failpoint
from chassis.running.handlers import every
from chassis.running.runtime import Runtime
from chassis.running.settings import Settings
from chassis.running.work import Work
from chassis.storing.masking import mask_email, mask_text
from chassis.storing.personal import unseal
from contracts.identifiers import mail_address
from services.notifications.access import reaches
from services.notifications.adapters import Away, Connection, Mail, MailError, MailServer, Refused, mail_server
from services.notifications.domain import MAX_TRIES, wait_after
from services.notifications.models import Delivery, Entry, Inbox

log = structlog.get_logger()

# Longer than the steps of one conversation can take together.
LEASE = timedelta(minutes=5)
MOST_AT_ONCE = 50
DELIVERIES_KEPT = timedelta(days=90)
ENTRIES_KEPT = timedelta(days=2 * 365)
_PORTION = 500
_FOOTER = {
    "zh": "登录 {url} 查看详情。此邮件由系统发送,请勿回复。",
    "en": "Sign in at {url} for more. Please do not reply.",
}


@dataclass(frozen=True)
class Claimed:
    """A mail that this process may send now; ``tries`` proves that the claim is still its own.

    ``cause`` is the ``correlationid`` and ``traceparent`` of the reaction that decided on it.
    """

    mail: Mail
    tries: int
    cause: Mapping[str, str | None]
    expired: bool = False

    def about(self) -> AbstractContextManager[None]:
        """Every line of the block tells whose request the mail goes back to."""
        return logs.about(self.cause["correlationid"] or "", self.cause["traceparent"], delivery=str(self.mail.id))


@every(seconds=10, outside=True)
def deliver(runtime: Runtime, server: MailServer | None = None) -> int:
    """Send a portion of what is due in one conversation; returns how many mails the server took.

    Returns 0 when nothing is due or the server is away: what is left then waits for its next try.
    """
    settings = runtime.settings
    if not settings.smtp_url:
        return 0
    server = server or mail_server(settings.smtp_url, settings.mail_from)
    runtime.tick(_drop_outlived)
    sent = 0
    with ExitStack() as stack:
        connection: Connection | None = None
        for _ in range(MOST_AT_ONCE):
            claimed = _claim(runtime)
            if claimed is None:
                break
            with claimed.about():
                try:
                    with tracing.span(runtime.service, "send mail", tracing.CLIENT, claimed.cause["traceparent"]):
                        if claimed.tries > MAX_TRIES:
                            raise Refused("The tries were used up by processes that died while they sent it.")
                        if claimed.expired:
                            raise Refused("What it brings has expired.")
                        connection = connection or stack.enter_context(server.connection())
                        connection.send(claimed.mail)
                    failpoint("delivery.after_send")
                except Away as error:
                    _note(runtime, claimed, error)
                    return 0
                except MailError as error:
                    _note(runtime, claimed, error)
                else:
                    log.info("mail sent", tries=claimed.tries)
                    _note(runtime, claimed, None)
                    sent += 1
    return sent


def _drop_outlived(work: Work) -> int:
    """Send no mail by which somebody was told in posts that have ended since: its words are for their holders."""
    columns = Delivery.__table__.c
    due = (Delivery.state == "pending", Delivery.next_try_at <= func.clock_timestamp(), Delivery.posts.is_not(None))
    values = {"state": "off", "next_try_at": None, "error": "The post by which it was addressed has ended."}
    ended = update(Delivery).where(*due, not_(reaches(columns, work.today))).values(values).returning(Delivery.id)
    return len(work.session.execute(ended, execution_options={"synchronize_session": False}).all())


def _claim(runtime: Runtime) -> Claimed | None:
    """Take the delivery that has been due longest, in a transaction of its own; the try counts from here on."""
    found: list[Claimed] = []

    def claim(work: Work) -> int:
        found.clear()
        due = (
            select(Delivery.id)
            .where(Delivery.state == "pending", Delivery.next_try_at <= func.clock_timestamp())
            .order_by(Delivery.next_try_at)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        row = work.session.scalar(
            update(Delivery)
            .where(Delivery.id.in_(due))
            .values(tries=Delivery.tries + 1, next_try_at=func.clock_timestamp() + LEASE)
            .returning(Delivery)
        )
        if row is not None:
            cause = {"correlationid": row.correlation, "traceparent": row.traceparent}
            expired = row.expires_at is not None and row.expires_at <= wall()
            found.append(Claimed(_mail(row, work.settings), row.tries, cause, expired))
        return len(found)

    runtime.tick(claim)
    return found[0] if found else None


def _mail(row: Delivery, settings: Settings) -> Mail:
    if row.sealed is not None:
        return Mail(row.id, row.address, row.locale, row.subject, unseal(row.sealed))
    footer = _FOOTER[row.locale].format(url=settings.public_url)
    return Mail(row.id, row.address, row.locale, row.subject, f"{row.body}\n\n--\n{footer}\n")


def _note(runtime: Runtime, claimed: Claimed, error: MailError | None) -> None:
    """Write down what became of a try, unless the claim has run out and somebody else holds it."""
    outcome = _outcome(claimed, error)

    def note(work: Work) -> int:
        mine = (Delivery.id == claimed.mail.id, Delivery.state == "pending", Delivery.tries == claimed.tries)
        noted = work.session.execute(update(Delivery).where(*mine).values(outcome).returning(Delivery.id)).all()
        return len(noted)

    runtime.tick(note, claimed.cause)


def _outcome(claimed: Claimed, error: MailError | None) -> dict[str, object]:
    if error is None:
        return {"state": "sent", "sent_at": wall(), "next_try_at": None, "error": None, "sealed": None}
    dead = isinstance(error, Refused) or claimed.tries >= MAX_TRIES
    # Servers repeat the address in their answer, in which any sign may stand beside it.
    address = claimed.mail.address
    known = "|".join(map(re.escape, {address, mail_address(address) or address}))
    words = mask_text(re.sub(known, lambda found: str(mask_email(found[0])), str(error), flags=re.IGNORECASE))
    say = log.error if dead else log.warning
    say("mail not sent", tries=claimed.tries, dead=dead, error=words)
    if dead:
        return {"state": "dead", "next_try_at": None, "error": words}
    wait = wait_after(claimed.tries, random.uniform(0.75, 1.25))  # noqa: S311 (nothing secret is drawn here)
    return {"next_try_at": wall() + wait, "error": words}


@every(seconds=3600, by_wall=True)
def forget_deliveries(work: Work) -> int:
    """Delete a portion of the mails that were decided on long ago: they hold addresses that nobody needs any more."""
    old = (
        select(Delivery.id)
        .where(Delivery.decided_at < wall() - DELIVERIES_KEPT, Delivery.state != "pending")
        .limit(_PORTION)
        .with_for_update(skip_locked=True)
    )
    return len(work.session.execute(delete(Delivery).where(Delivery.id.in_(old)).returning(Delivery.id)).all())


@every(seconds=3600, by_wall=True)
def forget_entries(work: Work) -> int:
    """Delete a portion of the entries made long ago, read or not, and take the unread ones off the counts.

    Age goes by the wall clock, which the ids tell (UUIDv7), so that moving business time empties no inbox.
    """
    made_before = UUID(int=int((wall() - ENTRIES_KEPT).timestamp() * 1000) << 80)
    old = select(Entry.id, Entry.person_id).where(Entry.id < made_before).order_by(Entry.id).limit(_PORTION)
    persons = {entry.id: entry.person_id for entry in work.session.execute(old)}
    # In the order in which those who add entries lock them too.
    locked = select(Inbox).where(Inbox.person_id.in_(set(persons.values()))).order_by(Inbox.person_id)
    inboxes = {inbox.person_id: inbox for inbox in work.session.scalars(locked.with_for_update())}
    gone = work.session.execute(
        delete(Entry).where(Entry.id.in_(list(persons))).returning(Entry.person_id, Entry.read_at)
    ).all()
    for person_id, read_at in gone:
        if read_at is None:
            inboxes[person_id].unread -= 1
    return len(gone)
