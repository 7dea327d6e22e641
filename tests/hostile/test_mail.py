"""Texts of people in the headers of a mail: what is read is what was written, and nothing else."""

from collections.abc import Iterator
from dataclasses import replace
from email.utils import getaddresses

import pytest
from sqlalchemy import update

from contracts.requests import events as requests
from services.notifications import schedule
from services.notifications.adapters import MailServer
from services.notifications.models import Delivery
from tests.harness import ServiceUnderTest
from tests.services.notifications.deliveries.deciding import deliveries
from tests.services.notifications.deliveries.mailbox import Post, body_of, mail_server, subject_of
from tests.services.notifications.district import PARK, mirror_person, tell

SENDER = "链上 <no-reply@lianshang.example>"
HEADERS = [
    *("Content-Type", "MIME-Version", "Content-Transfer-Encoding", "From", "To", "Subject", "Message-ID", "Date"),
    *("Auto-Submitted", "Content-Language"),
]
TITLES = {
    "a header and a body": "=?utf-8?q?x=0D=0AContent-Type:_text/html=0D=0A=0D=0A<a_href=3Dhttp://e.example>Sign_in</a>=0D=0A?=",
    "one more recipient": "=?utf-8?q?hello=0D=0ABcc:_evil=40example.com?=",
    "a second subject": "=?utf-8?q?x=0D=0ASubject=3A_other?=",
    "in base64": "=?utf-8?b?eA0KQmNjOiBldmlsQGV4YW1wbGUuY29t?=",
    "in another character set": "=?utf-7?q?+AA0-+AAo-Bcc:_evil?=",
    "an unfinished word": "=?utf-8?b?5Lit?= 假编码",
    "a word of zeros": "=?utf-8?b?" + "A" * 70 + "?=",
    "words of which only the blanks are plain": "=?utf-8?q?a?= =?utf-8?q?b?= 中",
    "a word within a word": "=?utf-8?b?PT91dGYtOD9xP2E/PQ==?=",
    "a long title": "蒸汽压力不足" * 30,
    "a long title without a blank": "a" * 200,
    "letters that are joined": "家庭👨‍👩‍👧" * 12,
}


@pytest.fixture
def post() -> Iterator[Post]:
    """A real mail server on a free port."""
    with mail_server() as post:
        yield post


@pytest.fixture
def mailing(notifications: ServiceUnderTest, monkeypatch: pytest.MonkeyPatch, post: Post) -> ServiceUnderTest:
    """The service with a mail server set."""
    settings = replace(notifications.settings, smtp_url=post.url, mail_from=SENDER)
    monkeypatch.setattr(notifications.runtime, "settings", settings)
    return notifications


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_a_title_arrives_letter_by_letter_and_writes_no_header(
    mailing: ServiceUnderTest, post: Post, title: str
) -> None:
    mirror_person(mailing, "dispatcher", PARK, email="zhang@example.cn")
    tell(mailing, requests.REQUEST_SUBMITTED, title=title)
    assert schedule.deliver(mailing.runtime) == 1
    (mail,) = post.mailbox.mails
    assert sorted(mail.keys()) == sorted(HEADERS)
    assert not mail.defects
    assert subject_of(mail) == f"待派单:20261121-0042 {title}"
    assert getaddresses([mail["To"]]) == [("", "zhang@example.cn")]
    assert post.mailbox.recipients == ["zhang@example.cn"]
    assert mail.get_content_type() == "text/plain"
    assert "提交了诉求" in body_of(mail)


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\x85", "\u2028", "\u2029", "\x1b[2J", "\x0b", "\x0c"])
def test_what_ends_a_line_ends_none_of_the_head(mailing: ServiceUnderTest, post: Post, end: str) -> None:
    mirror_person(mailing, "dispatcher", PARK, email="zhang@example.cn")
    tell(mailing, requests.REQUEST_SUBMITTED, title=f"x{end}Bcc: evil@example.com{end}{end}<b>")
    assert schedule.deliver(mailing.runtime) == 1
    (mail,) = post.mailbox.mails
    assert sorted(mail.keys()) == sorted(HEADERS)
    assert "Bcc: evil@example.com" in subject_of(mail)
    assert post.mailbox.recipients == ["zhang@example.cn"]


def test_an_address_with_a_header_behind_it_stops_no_other_mail(mailing: ServiceUnderTest, post: Post) -> None:
    mirror_person(mailing, "dispatcher", PARK, email="zhang@example.cn")
    tell(mailing, requests.REQUEST_SUBMITTED)
    with mailing.database.transaction() as session:
        session.execute(update(Delivery).values(address="zhang@example.cn\r\nBcc: evil@example.com"))
    tell(mailing, requests.REQUEST_SUBMITTED, title="另一件")
    assert schedule.deliver(mailing.runtime) == 1
    assert [item["status"] for item in deliveries(mailing)] == ["sent", "dead"]
    assert [subject_of(mail) for mail in post.mailbox.mails] == ["待派单:20261121-0042 另一件"]


@pytest.mark.parametrize(
    ("sender", "address"),
    [
        ("Lianshang <no-reply@localhost>", "no-reply@localhost"),
        ('"链上, 牟平" <no-reply@例子.公司>', "no-reply@xn--fsqu00a.xn--55qx5d"),
        ("no-reply@lianshang.example", "no-reply@lianshang.example"),
    ],
)
def test_a_sender_is_an_address_with_or_without_a_name(sender: str, address: str) -> None:
    assert MailServer("smtp://127.0.0.1:25", sender).sender == address


@pytest.mark.parametrize(
    "sender", ["链上 <a@b.example>\r\nBcc: c@d.example", "a@b.example, c@d.example", "链上 <a@b>", "a\x00@b.example"]
)
def test_a_sender_of_more_than_one_address_is_refused(sender: str) -> None:
    with pytest.raises(ValueError, match="MAIL_FROM"):
        MailServer("smtp://127.0.0.1:25", sender)
