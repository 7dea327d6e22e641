"""Letters go to one person alone by mail, in the person's language, and are sealed wherever they are kept."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import update

from chassis.running.clock import wall
from chassis.storing.personal import seal
from contracts.notifications.deliveries import RETRY_DELIVERY
from contracts.notifications.subscriptions import LETTERS
from contracts.registry.letters import LETTER_ASKED, LETTER_KIND
from services.notifications import schedule
from services.notifications.letters.reactions import texts_in
from services.notifications.models import Delivery
from services.notifications.telling.templates import LANGUAGES
from tests.harness import ServiceUnderTest
from tests.services.notifications.deliveries.deciding import deliveries
from tests.services.notifications.deliveries.mailbox import Post, body_of, mail_server, subject_of
from tests.services.notifications.district import OPERATOR, inbox

CODE = "7hqk-m2xd-w9rt-4vnp"


@pytest.fixture
def mailing(notifications: ServiceUnderTest, monkeypatch: pytest.MonkeyPatch) -> Callable[..., ServiceUnderTest]:
    """The service with settings of its own."""

    def with_settings(**settings: Any) -> ServiceUnderTest:
        monkeypatch.setattr(notifications.runtime, "settings", replace(notifications.settings, **settings))
        return notifications

    return with_settings


def ask(notifications: ServiceUnderTest, kind: str = "password_reset", locale: str = "zh", **sealed: Any) -> Any:
    """Registry asks for a letter; returns the id of the person."""
    person = uuid4()
    content = {"address": "yu@example.cn", "login": "yu", "code": CODE, **sealed}
    data = {
        "person_id": str(person),
        "kind": kind,
        "name": "于思琳",
        "locale": locale,
        "sealed": seal(json.dumps(content)),
        "expires_at": (wall() + timedelta(hours=1)).isoformat(),
    }
    notifications.react(LETTERS, LETTER_ASKED, person, data)
    return person


def test_a_letter_is_mailed_and_kept_nowhere_in_the_clear(mailing: Callable[..., ServiceUnderTest]) -> None:
    with mail_server() as post:
        notifications = mailing(smtp_url=post.url, console_url="https://lianshang.example.cn/console/")
        person = ask(notifications)
        before = "\n".join(row for _, row in notifications.contents())
        assert schedule.deliver(notifications.runtime) == 1
        (mail,) = post.mailbox.mails
    assert post.mailbox.recipients == ["yu@example.cn"]
    assert subject_of(mail) == "链上:重置密码的验证码"
    assert f"https://lianshang.example.cn/console/password#code={CODE}" in body_of(mail)
    assert f"\n    {CODE}\n" in body_of(mail).replace("\r", "")
    assert CODE not in before
    assert inbox(notifications, person) == []
    (sent,) = deliveries(notifications)
    assert (sent["status"], sent["address"]) == ("sent", "y***@example.cn")


def test_a_letter_whose_code_has_expired_is_not_sent_nor_tried_again(
    mailing: Callable[..., ServiceUnderTest], post: Post
) -> None:
    notifications = mailing(smtp_url=post.url)
    ask(notifications)
    with notifications.database.transaction() as session:
        session.execute(update(Delivery).values(expires_at=wall() - timedelta(seconds=1)))
    for _ in range(2):
        assert schedule.deliver(notifications.runtime) == 0
        (dead,) = deliveries(notifications)
        assert dead["status"] == "dead"
        notifications.call(RETRY_DELIVERY, OPERATOR, dead["id"])
    assert post.mailbox.mails == []


def test_without_a_mail_server_a_letter_is_noted_down_without_its_text(notifications: ServiceUnderTest) -> None:
    ask(notifications)
    (noted,) = deliveries(notifications)
    assert noted["status"] == "off"
    with notifications.database.transaction() as session:
        assert session.query(Delivery.sealed).scalar() is None


@pytest.fixture
def post() -> Any:
    with mail_server() as post:
        yield post


@pytest.mark.parametrize("kind", LETTER_KIND.codes)
@pytest.mark.parametrize("locale", LANGUAGES)
@pytest.mark.parametrize("console", ["", "https://console.example.cn"])
def test_every_letter_has_words_in_both_languages(
    mailing: Callable[..., ServiceUnderTest], post: Post, kind: str, locale: str, console: str
) -> None:
    notifications = mailing(smtp_url=post.url, console_url=console)
    ask(notifications, kind, locale)
    schedule.deliver(notifications.runtime)
    (mail,) = post.mailbox.mails
    said = subject_of(mail) + body_of(mail)
    assert "None" not in said
    assert "{" not in said
    assert ("您" in said) == (locale == "zh")
    assert set(texts_in(locale)) == set(LETTER_KIND.codes)
