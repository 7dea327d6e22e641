"""A real mail server that keeps what it is sent."""

import email
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.header import decode_header, make_header
from email.message import Message
from typing import Any

from aiosmtpd.controller import Controller

from tests.servers import free_ports

TAKEN = "250 OK"


@dataclass
class Mailbox:
    """What a mail server does with mails: it gives its answers in turn, then takes and keeps every mail."""

    answers: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    mails: list[Message] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    secure: list[bool] = field(default_factory=list)

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return TAKEN

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        answer = self.answers.pop(0) if self.answers else TAKEN
        if answer == TAKEN:
            self.mails.append(email.message_from_bytes(envelope.content))
            self.recipients += envelope.rcpt_tos
            self.secure.append(session.ssl is not None)
        return answer


@dataclass
class Post:
    """A running mail server with its mailbox."""

    mailbox: Mailbox
    port: int

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"


@contextmanager
def mail_server() -> Iterator[Post]:
    """A mail server on a free port."""
    mailbox, (port,) = Mailbox(), free_ports(1)
    controller = Controller(mailbox, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield Post(mailbox, port)
    finally:
        controller.stop()


def subject_of(mail: Message) -> str:
    """The subject as it is read."""
    return str(make_header(decode_header(mail["Subject"])))


def body_of(mail: Message) -> str:
    """The text as it is read."""
    payload = mail.get_payload(decode=True)
    assert isinstance(payload, bytes)
    return payload.decode()
