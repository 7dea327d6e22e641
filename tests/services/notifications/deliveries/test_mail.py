"""Mail: decided in the transaction, sent after it to a real mail server, tried again, given up, never lost."""

import ipaddress
import os
import socket
import ssl
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import StatusCode
from sqlalchemy import func, select, text, update
from structlog.testing import capture_logs

from chassis.calling.actor import ANONYMOUS, Actor
from chassis.calling.errors import Failure
from chassis.observing import log as logs
from chassis.observing import tracing
from chassis.running.settings import SettingsError
from contracts.identifiers import mail_address
from contracts.notifications.deliveries import LIST_DELIVERIES, RETRY_DELIVERY
from contracts.requests import events as requests
from services.notifications import schedule
from services.notifications.adapters import Away, Busy, Mail, MailServer, Refused
from services.notifications.domain import MAX_TRIES, wait_after
from services.notifications.models import Delivery
from tests.harness import FIELD_KEY, ServiceUnderTest
from tests.servers import free_ports
from tests.services.notifications.deliveries.deciding import decide, deliveries
from tests.services.notifications.deliveries.mailbox import TAKEN, Mailbox, Post, body_of, mail_server, subject_of
from tests.services.notifications.district import NOT_OPERATORS, OPERATOR, PARK, inbox, mirror_person, put, rule, tell


@pytest.fixture
def post() -> Iterator[Post]:
    """A real mail server on a free port."""
    with mail_server() as post:
        yield post


@pytest.fixture
def mailing(notifications: ServiceUnderTest, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], ServiceUnderTest]:
    """The service with a mail server set."""

    def with_server(url: str) -> ServiceUnderTest:
        settings = replace(notifications.settings, smtp_url=url, mail_from="链上 <no-reply@lianshang.example>")
        monkeypatch.setattr(notifications.runtime, "settings", settings)
        return notifications

    return with_server


def make_due(notifications: ServiceUnderTest) -> None:
    """Let the wait for the next try, or the claim of a process that died, run out."""
    with notifications.database.transaction() as session:
        due = update(Delivery).where(Delivery.state == "pending")
        session.execute(due.values(next_try_at=func.now() - timedelta(seconds=1)))


def test_a_mail_is_sent_after_the_commit_in_the_language_of_the_person(
    mailing: Callable[[str], ServiceUnderTest], post: Post
) -> None:
    notifications = mailing(post.url)
    decide(notifications)
    assert post.mailbox.mails == []
    (pending,) = deliveries(notifications)
    assert (pending["status"], pending["tries"]) == ("pending", 0)
    assert schedule.deliver(notifications.runtime) == 1
    (mail,) = post.mailbox.mails
    assert post.mailbox.recipients == ["zhang@example.cn"]
    assert mail["Content-Language"] == "zh"
    assert subject_of(mail) == "待派单:20261121-0042 厂区蒸汽压力不足"
    assert "海岚生物 提交了诉求" in body_of(mail)
    assert "http://127.0.0.1:8000" in body_of(mail)
    assert mail["Message-ID"] == f"<{pending['id']}@lianshang.example>"
    (sent,) = deliveries(notifications)
    assert (sent["status"], sent["tries"], sent["next_try_at"]) == ("sent", 1, None)
    assert sent["sent_at"] is not None
    assert schedule.deliver(notifications.runtime) == 0
    decide(notifications, locale="en")
    schedule.deliver(notifications.runtime)
    assert subject_of(post.mailbox.mails[1]).startswith("To dispatch")


def test_a_commit_that_decided_on_mail_wakes_its_delivery(
    mailing: Callable[[str], ServiceUnderTest], post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    notifications, woken = mailing(post.url), []

    def wake(schedule_: str) -> None:
        woken.append((schedule_, [item["status"] for item in deliveries(notifications)]))

    monkeypatch.setattr(notifications.runtime, "wake", wake)
    decide(notifications)
    assert woken == [("deliver", ["pending"])]
    tell(notifications, requests.REQUEST_CLOSED, cause="evaluated")
    assert len(woken) == 1
    post.mailbox.answers = ["554 No thank you"]
    schedule.deliver(notifications.runtime)
    notifications.call(RETRY_DELIVERY, OPERATOR, deliveries(notifications)[0]["id"])
    assert woken[1:] == [("deliver", ["pending"])]


def test_without_a_mail_server_mail_is_only_noted_down(notifications: ServiceUnderTest) -> None:
    decide(notifications)
    assert [item["status"] for item in deliveries(notifications)] == ["off"]
    assert schedule.deliver(notifications.runtime) == 0


def test_mail_that_was_off_is_not_sent_later(
    notifications: ServiceUnderTest, mailing: Callable[[str], ServiceUnderTest], post: Post
) -> None:
    decide(notifications)
    mailing(post.url)
    assert schedule.deliver(notifications.runtime) == 0
    assert post.mailbox.mails == []


def test_who_has_no_address_gets_no_mail_and_a_rule_may_be_for_mail_alone(
    mailing: Callable[[str], ServiceUnderTest], post: Post
) -> None:
    notifications = mailing(post.url)
    put(notifications, [rule(channels=["email"])])
    without = mirror_person(notifications, "dispatcher", PARK)
    reached = mirror_person(notifications, "dispatcher", PARK, email="li@example.cn")
    tell(notifications, requests.REQUEST_SUBMITTED)
    assert [item["person_id"] for item in deliveries(notifications)] == [str(reached)]
    assert [item["person_name"] for item in deliveries(notifications)] == ["林知夏"]
    assert inbox(notifications, reached) == inbox(notifications, without) == []


def test_a_busy_server_is_tried_again_until_it_takes_the_mail(
    mailing: Callable[[str], ServiceUnderTest], post: Post
) -> None:
    notifications = mailing(post.url)
    post.mailbox.answers = ["451 Try later"]
    decide(notifications)
    assert schedule.deliver(notifications.runtime) == 0
    (waiting,) = deliveries(notifications)
    assert (waiting["status"], waiting["tries"], waiting["error"]) == ("pending", 1, "451 Try later")
    assert datetime.fromisoformat(waiting["next_try_at"]) > datetime.now(UTC)
    assert schedule.deliver(notifications.runtime) == 0
    make_due(notifications)
    assert schedule.deliver(notifications.runtime) == 1
    (sent,) = deliveries(notifications)
    assert (sent["status"], sent["tries"], sent["error"]) == ("sent", 2, None)


def test_a_refused_mail_is_dead_at_once_and_the_others_go_out(
    mailing: Callable[[str], ServiceUnderTest], post: Post
) -> None:
    notifications = mailing(post.url)
    post.mailbox.refused = {"gone@example.cn": "550 <gone@example.cn>: user unknown"}
    decide(notifications, "gone@example.cn")
    decide(notifications, "li@example.cn")
    assert schedule.deliver(notifications.runtime) == 1
    (dead,) = deliveries(notifications, status="dead")
    assert (dead["tries"], dead["address"]) == (1, "g***@example.cn")
    assert dead["error"] == "550 <g***@example.cn>: user unknown"
    assert post.mailbox.recipients == ["li@example.cn"]


@pytest.mark.parametrize(
    ("address", "answer", "told"),
    [
        ("o'brien@example.cn", "550 <o'brien@example.cn>: user unknown", "550 <o***@example.cn>: user unknown"),
        ("gone@example.cn", "550 to=GONE@EXAMPLE.CN: no", "550 t***@EXAMPLE.CN: no"),
        ("gone@例子.公司", "550 gone@xn--fsqu00a.xn--55qx5d", "550 g***@xn--fsqu00a.xn--55qx5d"),
    ],
)
def test_an_address_that_the_server_repeats_is_masked_whatever_its_signs(
    mailing: Callable[[str], ServiceUnderTest], post: Post, address: str, answer: str, told: str
) -> None:
    notifications = mailing(post.url)
    post.mailbox.refused = {mail_address(address) or "": answer}
    decide(notifications, address)
    schedule.deliver(notifications.runtime)
    assert [item["error"] for item in deliveries(notifications, status="dead")] == [told]


def test_the_content_may_be_refused_too(mailing: Callable[[str], ServiceUnderTest], post: Post) -> None:
    notifications = mailing(post.url)
    post.mailbox.answers = ["554 No thank you"]
    decide(notifications)
    schedule.deliver(notifications.runtime)
    assert [item["error"] for item in deliveries(notifications, status="dead")] == ["554 No thank you"]


def test_a_domain_in_chinese_is_mailed_in_ascii_by_a_server_that_knows_nothing_else(
    mailing: Callable[[str], ServiceUnderTest], post: Post
) -> None:
    # The registry stores such an address in ASCII; its events of before have it as it was written.
    notifications = mailing(post.url)
    decide(notifications, "zhang@例子.公司")
    assert schedule.deliver(notifications.runtime) == 1
    assert post.mailbox.recipients == ["zhang@xn--fsqu00a.xn--55qx5d"]
    assert post.mailbox.mails[0]["To"] == "zhang@xn--fsqu00a.xn--55qx5d"


def test_what_is_no_address_is_dead_at_once(mailing: Callable[[str], ServiceUnderTest], post: Post) -> None:
    notifications = mailing(post.url)
    for address in ("nobody", "two@example.cn, three@example.cn", "line\nbreak@example.cn", "@", "@example.cn"):
        decide(notifications, address)
    assert schedule.deliver(notifications.runtime) == 0
    assert [item["status"] for item in deliveries(notifications)] == ["dead"] * 5
    assert post.mailbox.mails == []


@pytest.mark.parametrize("sender", ["nobody", "", "a@b.cn\nBcc: x@y.cn", "a@b.cn, c@d.cn", "@b.cn"])
def test_a_sender_that_is_no_address_is_said_to_be_so_and_kills_no_mail(
    mailing: Callable[[str], ServiceUnderTest], post: Post, sender: str
) -> None:
    notifications = mailing(post.url)
    decide(notifications)
    with pytest.raises(ValueError, match="MAIL_FROM"):
        schedule.deliver(notifications.runtime, MailServer(post.url, sender))
    assert [(item["status"], item["tries"]) for item in deliveries(notifications)] == [("pending", 0)]


def test_settings_of_mail_that_cannot_be_are_refused_at_the_start(notifications: ServiceUnderTest) -> None:
    for name, value in (("mail_from", "nobody"), ("mail_from", "a@b.cn\nBcc: x"), ("smtp_url", "mail.example.cn:25")):
        change: dict[str, Any] = {name: value}
        with pytest.raises(SettingsError, match=name.upper()):
            replace(notifications.settings, **change)


def test_while_the_server_is_away_mail_waits(mailing: Callable[[str], ServiceUnderTest], post: Post) -> None:
    (port,) = free_ports(1)
    notifications = mailing(f"smtp://127.0.0.1:{port}")
    decide(notifications)
    decide(notifications)
    assert schedule.deliver(notifications.runtime) == 0
    assert [item["tries"] for item in deliveries(notifications)] == [0, 1]
    assert "refused" in deliveries(notifications)[1]["error"]
    mailing(post.url)
    make_due(notifications)
    assert schedule.deliver(notifications.runtime) == 2


def test_a_mail_is_dead_when_its_tries_are_used_up_and_an_operator_can_revive_it(
    mailing: Callable[[str], ServiceUnderTest], post: Post
) -> None:
    notifications = mailing(post.url)
    post.mailbox.answers = ["451 Try later"] * MAX_TRIES
    decide(notifications)
    for _ in range(MAX_TRIES):
        assert [item["status"] for item in deliveries(notifications)] == ["pending"]
        make_due(notifications)
        schedule.deliver(notifications.runtime)
    (dead,) = deliveries(notifications, status="dead")
    assert (dead["tries"], dead["actions"]) == (MAX_TRIES, ["retry"])
    revived = notifications.call(RETRY_DELIVERY, OPERATOR, dead["id"])
    assert (revived["status"], revived["tries"], revived["actions"]) == ("pending", 0, [])
    assert schedule.deliver(notifications.runtime) == 1
    with pytest.raises(Failure, match="delivery-not-dead"):
        notifications.call(RETRY_DELIVERY, OPERATOR, dead["id"])
    with pytest.raises(Failure, match="not-found"):
        notifications.call(RETRY_DELIVERY, OPERATOR, uuid4())


def test_a_mail_over_which_processes_die_is_given_up(mailing: Callable[[str], ServiceUnderTest], post: Post) -> None:
    notifications = mailing(post.url)
    decide(notifications)
    with notifications.database.transaction() as session:
        session.execute(update(Delivery).values(tries=MAX_TRIES))
    assert schedule.deliver(notifications.runtime) == 0
    assert [item["status"] for item in deliveries(notifications)] == ["dead"]
    assert post.mailbox.mails == []


def test_the_waits_double_up_to_an_hour() -> None:
    waits = [wait_after(tries, 1.0).total_seconds() for tries in range(1, MAX_TRIES)]
    assert waits[:4] == [15, 30, 60, 120]
    assert waits[-1] == 3600
    assert sorted(waits) == waits
    assert 24 <= sum(waits) / 3600 < 25


def test_a_process_that_dies_after_sending_sends_the_same_message_again(
    mailing: Callable[[str], ServiceUnderTest], post: Post
) -> None:
    notifications = mailing(post.url)
    decide(notifications)
    script = (
        "from chassis.running import failpoint; from chassis.running.runtime import Runtime\n"
        "from chassis.running.settings import load_settings\n"
        "from chassis.storing import personal; from chassis.storing.database import Database\n"
        "from services.notifications import schedule\n"
        "settings = load_settings(); personal.configure(settings); failpoint.arm(settings.failpoint)\n"
        "schedule.deliver(Runtime('notifications', settings, Database('notifications', settings)))\n"
    )
    environment = {
        **os.environ,
        "ENVIRONMENT": "test",
        "DATABASE_URL": notifications.settings.database_url,
        "FIELD_KEYS": FIELD_KEY,
        "SMTP_URL": post.url,
        "MAIL_FROM": "Lianshang <no-reply@lianshang.example>",
        "FAILPOINT": "delivery.after_send",
    }
    died = subprocess.run([sys.executable, "-c", script], env=environment, timeout=60, check=False)
    assert died.returncode == -9
    assert len(post.mailbox.mails) == 1
    (claimed,) = deliveries(notifications)
    assert (claimed["status"], claimed["tries"]) == ("pending", 1)
    # The claim of the dead process holds for a while, then somebody else takes the mail.
    assert schedule.deliver(notifications.runtime) == 0
    make_due(notifications)
    assert schedule.deliver(notifications.runtime) == 1
    first, second = post.mailbox.mails
    assert first["Message-ID"] == second["Message-ID"]
    assert [item["status"] for item in deliveries(notifications)] == ["sent"]


def test_a_claim_that_has_run_out_changes_nothing_any_more(
    mailing: Callable[[str], ServiceUnderTest], post: Post
) -> None:
    notifications = mailing(post.url)
    decide(notifications)
    slow = schedule._claim(notifications.runtime)
    assert slow is not None
    make_due(notifications)
    assert schedule.deliver(notifications.runtime) == 1
    schedule._note(notifications.runtime, slow, Refused("550 too late"))
    assert [item["status"] for item in deliveries(notifications)] == ["sent"]


def test_sending_happens_outside_of_any_transaction(mailing: Callable[[str], ServiceUnderTest], post: Post) -> None:
    notifications = mailing(post.url)
    decide(notifications)
    open_transactions: list[int] = []

    async def look(server: Any, session: Any, envelope: Any) -> str:
        with notifications.database.engine.connect() as connection:
            statement = (
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                "AND pid <> pg_backend_pid() AND xact_start IS NOT NULL"
            )
            open_transactions.append(connection.scalar(text(statement)))
        return TAKEN

    post.mailbox.handle_DATA = look  # type: ignore[method-assign]
    schedule.deliver(notifications.runtime)
    assert open_transactions == [0]


@pytest.mark.parametrize("caller", [*NOT_OPERATORS, ANONYMOUS])
def test_only_operators_see_and_revive_deliveries(notifications: ServiceUnderTest, caller: Actor) -> None:
    expected = "forbidden" if caller.signed_in else "unauthenticated"
    with pytest.raises(Failure, match=expected):
        notifications.call(LIST_DELIVERIES, caller, query={})
    with pytest.raises(Failure, match=expected):
        notifications.call(RETRY_DELIVERY, caller, uuid4())


def test_deliveries_are_read_in_pages_and_by_person(notifications: ServiceUnderTest) -> None:
    for number in range(3):
        decide(notifications, f"p{number}@example.cn")
    first = notifications.call(LIST_DELIVERIES, OPERATOR, query={"limit": 2})
    second = notifications.call(LIST_DELIVERIES, OPERATOR, query={"limit": 2, "after": first["next"]})
    items = first["items"] + second["items"]
    assert [item["address"] for item in items] == ["p***@example.cn"] * 3
    assert deliveries(notifications, person_id=items[2]["person_id"]) == [items[2]]


def test_mails_of_long_ago_are_forgotten_unless_they_wait(notifications: ServiceUnderTest) -> None:
    decide(notifications)
    decide(notifications)
    with notifications.database.transaction() as session:
        oldest = select(Delivery.id).order_by(Delivery.id).limit(1).scalar_subquery()
        old = update(Delivery).where(Delivery.id == oldest)
        session.execute(old.values(decided_at=func.now() - timedelta(days=91)))
    assert notifications.tick("forget_deliveries") == 1
    assert len(deliveries(notifications)) == 1


# ---- the conversation with the server


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for 127.0.0.1 with its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "server.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return path


def server_context(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


def authenticator(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
    right = (data.login, data.password) == (b"lian", b"a b/c")
    return AuthResult(success=right, handled=False)


def send(url: str, certificate: Path) -> None:
    """Send one mail with a client that trusts the certificate."""
    context = ssl.create_default_context(cafile=str(certificate))
    with MailServer(url, "no-reply@lianshang.example", context).connection() as connection:
        connection.send(Mail(uuid4(), "li@example.cn", "zh", "标题", "正文"))


@pytest.fixture
def secure_post(certificate: Path) -> Iterator[Post]:
    """A mail server that wants STARTTLS and a password."""
    mailbox, (port,) = Mailbox(), free_ports(1)
    controller = Controller(
        mailbox,
        hostname="127.0.0.1",
        port=port,
        tls_context=server_context(certificate),
        authenticator=authenticator,
        auth_required=True,
        auth_require_tls=True,
    )
    controller.start()
    yield Post(mailbox, port)
    controller.stop()


def test_the_password_is_sent_after_starttls(secure_post: Post, certificate: Path) -> None:
    send(f"smtp://lian:a%20b%2Fc@127.0.0.1:{secure_post.port}", certificate)
    assert secure_post.mailbox.secure == [True]


def test_a_wrong_password_is_no_fault_of_the_mail(secure_post: Post, certificate: Path) -> None:
    with pytest.raises(Away, match="535"):
        send(f"smtp://lian:wrong@127.0.0.1:{secure_post.port}", certificate)


def test_a_certificate_that_is_not_trusted_is_refused(secure_post: Post) -> None:
    server = MailServer(f"smtp://127.0.0.1:{secure_post.port}", "no-reply@lianshang.example")
    with pytest.raises(Away, match="CERTIFICATE_VERIFY_FAILED"), server.connection():
        raise AssertionError("the conversation must not begin")


def test_a_password_is_never_sent_in_the_clear(post: Post, certificate: Path) -> None:
    with pytest.raises(Away, match="not sent in the clear"):
        send(f"smtp://lian:secret@127.0.0.1:{post.port}", certificate)
    with pytest.raises(Away, match="STARTTLS"):
        send(f"smtp://127.0.0.1:{post.port}?tls=required", certificate)
    send(f"smtp://127.0.0.1:{post.port}?tls=never", certificate)
    assert post.mailbox.secure == [False]


def _shake_hands(port: int, certificate: Path) -> None:
    context = ssl.create_default_context(cafile=str(certificate))
    with (
        socket.create_connection(("127.0.0.1", port), timeout=10) as connection,
        context.wrap_socket(connection, server_hostname="127.0.0.1") as secure,
    ):
        assert secure.recv(100).startswith(b"220")


def test_a_server_that_speaks_tls_from_the_start_is_reached(certificate: Path) -> None:
    mailbox, (port,) = Mailbox(), free_ports(1)
    controller = Controller(mailbox, hostname="127.0.0.1", port=port, ssl_context=server_context(certificate))
    # Its own check whether it answers would use the server's side of TLS.
    controller._trigger_server = lambda: _shake_hands(port, certificate)  # type: ignore[method-assign]
    controller.start()
    try:
        send(f"smtps://127.0.0.1:{port}", certificate)
    finally:
        controller.stop()
    assert len(mailbox.mails) == 1


@pytest.mark.parametrize("url", ["http://mail", "smtp://", "smtp://mail?tls=perhaps", "smtp://mail?colour=red", "mail"])
def test_a_mail_server_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="SMTP_URL"):
        MailServer(url, "no-reply@lianshang.example")


def test_several_mails_go_over_one_connection(post: Post) -> None:
    server = MailServer(post.url, "no-reply@lianshang.example")
    post.mailbox.answers = ["451 Later"]
    with server.connection() as connection:
        with pytest.raises(Busy):
            connection.send(Mail(uuid4(), "li@example.cn", "zh", "标题", "正文"))
        connection.send(Mail(uuid4(), "li@example.cn", "zh", "标题", "正文"))
    assert post.mailbox.recipients == ["li@example.cn"]


def test_a_mail_belongs_to_the_request_that_it_goes_back_to_in_log_and_trace(
    mailing: Callable[[str], ServiceUnderTest], post: Post
) -> None:
    post.mailbox.answers = ["451 later"]
    notifications, told = mailing(post.url), InMemorySpanExporter()
    tracing.export_to(SimpleSpanProcessor(told))
    try:
        with capture_logs([logs.add_what_it_is_about]) as lines:
            decide(notifications)
            schedule.deliver(notifications.runtime)
            make_due(notifications)
            schedule.deliver(notifications.runtime)
    finally:
        tracing.export_to(None)
    mails = [line for line in lines if line["event"] in ("mail sent", "mail not sent")]
    assert [(line["event"], line["correlation"]) for line in mails] == [
        ("mail not sent", "test"),
        ("mail sent", "test"),
    ]
    (reaction,) = (span for span in told.get_finished_spans() if span.name == "process notifications.tell")
    assert {line["trace"] for line in mails} == {f"{reaction.context.trace_id:032x}"}
    sent = [span for span in told.get_finished_spans() if span.name == "send mail"]
    assert [span.status.status_code for span in sent] == [StatusCode.ERROR, StatusCode.UNSET]
    assert {span.parent.span_id for span in sent} == {reaction.context.span_id}
