"""The mail server, over SMTP with the standard library, whose sockets are green under eventlet."""

import re
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import MessageError
from email.header import Header, decode_header, make_header
from email.mime.text import MIMEText
from email.policy import Compat32
from email.utils import formataddr, formatdate
from functools import cache
from urllib.parse import parse_qs, unquote, urlsplit
from uuid import UUID

from contracts.identifiers import mail_address, mail_sender

# Seconds for each step of the conversation.
STEP_SECONDS = 15
_TLS = ("offered", "required", "never")
_ONE_ADDRESS = "it must be one address, such as Lianshang <no-reply@example.cn>"
# A header is one line, whatever a title holds.
_LINE_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_NEW_LINE = re.compile(r"\r\n|\r|\n")
_LITERAL = Compat32(linesep="\r\n")


class MailError(Exception):
    """A mail was not sent."""


class Refused(MailError):
    """The server will never take this mail: no number of tries would help."""


class Busy(MailError):
    """The server did not take this mail just now."""


class Away(MailError):
    """There is no talking to the server just now, about any mail."""


@dataclass(frozen=True)
class Mail:
    """One mail. ``id`` becomes its Message-ID, so that a mail that is sent twice can be told to be the same."""

    id: UUID
    address: str
    locale: str
    subject: str
    body: str


class MailServer:
    """A mail server by its URL.

    ``smtp://user:password@host:587`` uses STARTTLS where the server offers it; ``?tls=required`` insists and
    ``?tls=never`` does without. ``smtps://host:465`` is TLS from the start. A password is only sent over TLS, except
    with ``?tls=never``. Raises ``ValueError`` for a URL that is none of these, or a sender that is not one address.
    """

    def __init__(self, url: str, sender: str, context: ssl.SSLContext | None = None) -> None:
        parts = urlsplit(url)
        options = parse_qs(parts.query)
        self._tls = options.pop("tls", ["offered"])[0]
        if parts.scheme not in ("smtp", "smtps") or not parts.hostname or options or self._tls not in _TLS:
            raise ValueError("SMTP_URL must be smtp://user:password@host:587 (?tls=required or never) or smtps://…")
        self._implicit = parts.scheme == "smtps"
        self._host, self._port = parts.hostname, parts.port or (465 if self._implicit else 587)
        self._user, self._password = unquote(parts.username or ""), unquote(parts.password or "")
        self._context = context or ssl.create_default_context()
        name, self.sender = _address_of(sender)
        self._from = formataddr((name, self.sender))
        self._domain = self.sender.rpartition("@")[2]

    @contextmanager
    def connection(self) -> Iterator["Connection"]:
        """A conversation with the server, in which mails are sent one after another. Raises ``Away``."""
        try:
            smtp = self._connect()
        except (OSError, smtplib.SMTPException) as error:
            raise Away(describe(error)) from error
        try:
            yield Connection(smtp, self)
        finally:
            _leave(smtp)

    def _connect(self) -> smtplib.SMTP:
        if self._implicit:
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(self._host, self._port, timeout=STEP_SECONDS, context=self._context)
        else:
            smtp = smtplib.SMTP(self._host, self._port, timeout=STEP_SECONDS)
        try:
            smtp.ehlo_or_helo_if_needed()
            secure = self._implicit or self._start_tls(smtp)
            if self._user:
                self._log_in(smtp, secure)
        except BaseException:
            smtp.close()
            raise
        return smtp

    def _log_in(self, smtp: smtplib.SMTP, secure: bool) -> None:
        if not secure and self._tls != "never":
            raise smtplib.SMTPNotSupportedError(
                "the server offers no STARTTLS, and the password is not sent in the clear; "
                "use smtps://, or ?tls=never on a network you trust"
            )
        smtp.login(self._user, self._password)

    def _start_tls(self, smtp: smtplib.SMTP) -> bool:
        if self._tls == "never" or (self._tls == "offered" and not smtp.has_extn("starttls")):
            return False
        smtp.starttls(context=self._context)
        smtp.ehlo()
        return True

    def compose(self, mail: Mail) -> bytes:
        """The message as it is sent. Raises ``Refused`` where the address is none, or where no such message can be.

        What people wrote is never given to a parser of headers, which would decode ``=?utf-8?q?…?=`` in a title and
        take line breaks from it. It is encoded as it stands, and the bytes are read back and compared.
        """
        address = _address_to(mail)
        subject = _LINE_BREAKS.sub(" ", mail.subject)
        body = _NEW_LINE.sub("\r\n", mail.body)
        try:
            message = MIMEText(body, "plain", "utf-8", policy=_LITERAL)
            message["From"] = self._from
            message["To"] = address
            message["Subject"] = Header(subject, "utf-8").encode(linesep="\r\n")
            message["Message-ID"] = f"<{mail.id}@{self._domain}>"
            message["Date"] = formatdate()
            # Absence notes are not sent in answer to it (RFC 3834).
            message["Auto-Submitted"] = "auto-generated"
            message["Content-Language"] = mail.locale
            composed = message.as_bytes(policy=_LITERAL)
        except (ValueError, MessageError) as error:
            raise Refused("No mail can be made of this text.") from error
        if not _reads(composed, message.keys(), address, subject, body):
            raise Refused("No mail can be made of this text: it would be read as something else.")
        return composed


def _reads(composed: bytes, names: list[str], address: str, subject: str, body: str) -> bool:
    """Whether a reader of these bytes finds the headers that were written, once each, the subject and the text."""
    read = message_from_bytes(composed)
    text = read.get_payload(decode=True)
    return (
        read.keys() == names
        and not read.defects
        and str(make_header(decode_header(read["Subject"]))) == subject
        and read["To"] == address
        and text == body.encode()
    )


def _address_of(sender: str) -> tuple[str, str]:
    """The name and the address of the sender. Raises ``ValueError`` unless the sender is one address."""
    if (found := mail_sender(sender)) is None:
        raise ValueError(f"MAIL_FROM is {sender!r}; {_ONE_ADDRESS}")
    return found


def _address_to(mail: Mail) -> str:
    """The address that a mail is sent to. Raises ``Refused`` for what is none, as an event of before may hold it."""
    if address := mail_address(mail.address):
        return address
    # The words do not repeat the address.
    raise Refused("This is no address that a mail can be sent to.")


@cache
def mail_server(url: str, sender: str) -> MailServer:
    """The mail server of the settings, made once: reading the trusted certificates takes its time."""
    return MailServer(url, sender)


class Connection:
    """One conversation with a mail server."""

    def __init__(self, smtp: smtplib.SMTP, server: MailServer) -> None:
        self._smtp = smtp
        self._server = server

    def send(self, mail: Mail) -> None:
        """Send one mail; returns when the server has taken it. Raises ``Refused``, ``Busy`` or ``Away``."""
        message = self._server.compose(mail)
        try:
            self._smtp.sendmail(self._server.sender, _address_to(mail), message)
        except smtplib.SMTPRecipientsRefused as error:
            code, _ = next(iter(error.recipients.values()))
            raise (Refused if 500 <= code < 600 else Busy)(describe(error)) from error
        except smtplib.SMTPDataError as error:
            raise (Refused if 500 <= error.smtp_code < 600 else Busy)(describe(error)) from error
        except (OSError, smtplib.SMTPServerDisconnected) as error:
            if isinstance(error, smtplib.SMTPResponseException):
                # The sender was refused: a matter of configuration that can be mended.
                raise Busy(describe(error)) from error
            raise Away(describe(error)) from error


def describe(error: Exception) -> str:
    """What is kept of an error, bounded."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, words = next(iter(error.recipients.values()))
        return f"{code} {_text(words)}"[:500]
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {_text(error.smtp_error)}"[:500]
    return f"{type(error).__name__}: {error}"[:500]


def _text(words: bytes | str) -> str:
    return words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)


def _leave(smtp: smtplib.SMTP) -> None:
    """Say goodbye; a server that does not answer is left without."""
    try:
        smtp.quit()
    except (OSError, smtplib.SMTPException):
        smtp.close()
