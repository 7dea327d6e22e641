"""Kinds of settings: each reads the text of an environment variable and returns its value.

A text that is not of the kind raises ``Wrong``, whose message says what would be right, never what was given: that may
be a secret.
"""

import base64
import math
import re
from collections.abc import Callable
from difflib import get_close_matches
from ipaddress import ip_address, ip_network
from typing import Any
from urllib.parse import SplitResult, parse_qsl, urlsplit
from zoneinfo import ZoneInfo, available_timezones

from contracts.identifiers import mail_sender as read_sender
from contracts.passwords import refused
from contracts.platform import SERVICES
from contracts.roles import Role

Parse = Callable[[str], Any]

MOST_PORT = 65_535
_KEY_BYTES = 32
_MOST_MAIL_FROM = 320
# Nobody means a rate beyond these; longer numbers are mistakes, or take long to read.
_RATE = re.compile(
    r"\s*(\d{1,9})\s*(?:/|per)\s*(\d{0,4})\s*(second|minute|hour|day|month|year)s?\s*", re.IGNORECASE | re.ASCII
)
_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400, "month": 30 * 86_400, "year": 360 * 86_400}
_TRUE, _FALSE = ("true", "yes", "on", "1"), ("false", "no", "off", "0")
_HOST = re.compile(r"(?=.{1,253}\Z)[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?(\.[A-Za-z0-9_-]{1,63})*\.?")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{0,30}(?=://)")


class Wrong(ValueError):
    """The text is not of the kind; the message completes the sentence "it must be …"."""


def line(text: str) -> str:
    """Return a text that is one line of printable characters."""
    if not text.isprintable():
        raise Wrong("one line without control characters")
    return text


def password(text: str) -> str:
    """Return a password that the rule for passwords allows."""
    if reason := refused(line(text)):
        raise Wrong(f"another one. {reason.en}")
    return text


def folder(text: str) -> str:
    """Return the path of a folder, which need not exist yet."""
    if not text.isprintable() or not text.strip():
        raise Wrong("the path of a folder")
    return text


def file(text: str) -> str:
    """Return the path of a file."""
    if not text.isprintable() or not text.strip():
        raise Wrong("the path of a file")
    return text


def one_of(*words: str) -> Parse:
    """Return the kind of one of these words, in any case."""
    known = {word.lower(): word for word in words}

    def parse(text: str) -> str:
        if text.lower() not in known:
            raise Wrong(f"{', '.join(words[:-1])} or {words[-1]}{_near(text, words)}")
        return known[text.lower()]

    return parse


def roles(text: str) -> str:
    """Return roles, separated by commas."""
    known = [role.value for role in Role]
    wrong = next((each for each in listed(text) if each not in known), None)
    if wrong is not None:
        raise Wrong(f"roles, separated by commas, of {', '.join(known)}{_near(wrong, known)}")
    return text


def truth(text: str) -> bool:
    """Return whether the text says yes."""
    if text.lower() not in (*_TRUE, *_FALSE):
        raise Wrong("true or false")
    return text.lower() in _TRUE


def whole(least: int, most: int) -> Parse:
    """Return the kind of a whole number within bounds."""

    def parse(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", text) or not least <= int(text) <= most:
            raise Wrong(f"a whole number from {least} to {most}")
        return int(text)

    return parse


def seconds(least: float, most: float) -> Parse:
    """Return the kind of a time in seconds within bounds."""

    def parse(text: str) -> float:
        try:
            found = float(text)
        except ValueError:
            found = math.nan
        if not least <= found <= most:
            raise Wrong(f"a number of seconds from {least:g} to {most:g}")
        return found

    return parse


def zone(text: str) -> str:
    """Return the name of a time zone (IANA)."""
    try:
        # Names only: ZoneInfo itself takes some paths as well.
        ZoneInfo(text if re.fullmatch(r"[A-Za-z0-9+_/-]+", text) else "")
    except (KeyError, ValueError, OSError):
        raise Wrong(f"a time zone such as Asia/Shanghai{_near(text, sorted(available_timezones()))}") from None
    return text


def rate_of(text: str) -> tuple[int, int]:
    """Return the requests and the seconds of a rate such as ``600/minute`` or ``10 per 2 hours``; zeros for none."""
    if text in ("", "0"):
        return 0, 0
    found = _RATE.fullmatch(text)
    if found is None:
        raise Wrong("a rate such as 600/minute or 100 per 10 seconds, or 0 for none")
    requests, units, unit = found.groups()
    return int(requests), (int(units or 0) or 1) * _SECONDS[unit.lower()]


def rate(text: str) -> str:
    """Return a rate, see ``rate_of``."""
    rate_of(text)
    return text


def keys(text: str) -> str:
    """Return Fernet keys, told without their library, which only processes that encrypt load."""
    given = [key.strip() for key in text.split(",")]
    if not all(map(is_key, given)):
        raise Wrong("keys, separated by commas; make one with `lianshang key`")
    return text


def passwords(text: str) -> str:
    """Return the passwords of the accounts of processes, see ``passwords_of``."""
    passwords_of(text)
    return text


def passwords_of(text: str) -> dict[str, str]:
    """Return the password of each process."""
    pairs = [entry.partition("=") for entry in listed(text)]
    processes = (*SERVICES, "gateway")
    if not all(name in processes and password for name, _, password in pairs):
        raise Wrong(f"of the form {','.join(f'{name}=…' for name in processes)}")
    return {name: password for name, _, password in pairs}


def listed(text: str) -> list[str]:
    """Return the entries of a list separated by commas."""
    return [entry.strip() for entry in text.split(",") if entry.strip()]


def host(text: str) -> str:
    """Return an address or the name of a machine."""
    if not is_host(text):
        raise Wrong("an address such as 127.0.0.1, or 0.0.0.0 for all of this machine, or the name of a host")
    return text


def url(*schemes: str, example: str, path: bool = False) -> Parse:
    """Return the kind of an address ``scheme://host:port``, with a ``path`` behind it where that is allowed."""

    def parse(text: str) -> str:
        parts = _parts(text, schemes, example)
        if parts.query or parts.fragment or (parts.path.strip("/") and not path):
            raise Wrong(f"such as {example}, without anything behind")
        return text

    return parse


def amqp(text: str) -> str:
    """Return where the broker is."""
    if text == "embedded://":
        return text
    parts = _parts(text, ("amqp", "amqps", "pyamqp"), "amqp://user:password@host:5672/")
    if parts.path.count("/") > 1 or parts.fragment:
        raise Wrong("such as amqp://user:password@host:5672/; a slash within a name is written %2F")
    return text


def database(text: str) -> str:
    """Return where the databases are: the address of one for each service."""
    if text == "embedded://":
        return text
    # SQLAlchemy maps a bare postgresql:// to psycopg 3, which waits in C by default and is slow otherwise.
    example = "postgresql+psycopg2://user:password@host/{service}"
    parts = _parts(text, ("postgresql+psycopg2",), example, without_host=True)
    if not parts.path.strip("/"):
        raise Wrong(f"such as {example}: the name of the database is missing")
    # Not in the password, which may have any.
    if any("{" in part.replace("{service}", "") for part in (parts.path, parts.query, parts.username or "")):
        raise Wrong(f"such as {example}: nothing but {{service}} is replaced")
    return text


def store(text: str) -> str:
    """Return where files are kept: a folder, or a bucket of a server of S3."""
    if text.startswith("file:"):
        parts = urlsplit(text)
        if parts.netloc or not parts.path.strip("/") or parts.query or parts.fragment or not text.isprintable():
            raise Wrong("a folder such as file:///var/lib/lianshang/files")
        return text
    example = "s3+https://KEY:SECRET@s3.example.cn/bucket?region=cn-north-1"
    parts = _parts(text, ("s3+https", "s3+http"), example)
    if not parts.path.strip("/") or not (parts.username and parts.password) or parts.fragment:
        raise Wrong(f"such as {example}, with credentials and a bucket, or a folder such as file:///files")
    options = dict(parse_qsl(parts.query, keep_blank_values=True))
    if not options.keys() <= {"region", "style"} or options.get("style", "path") not in ("path", "virtual"):
        raise Wrong(f"such as {example}; behind it stand region and style, which is path or virtual")
    return text


def origins(text: str) -> str:
    """Return origins of web pages (RFC 6454), or ``*``."""
    for origin in filter(None, map(str.strip, text.split(","))):
        if origin != "*":
            found = _parts(origin, ("http", "https"), "https://app.example.cn")
            if found.path or found.query or found.fragment or "@" in found.netloc:
                raise Wrong("origins such as https://app.example.cn, separated by commas, without anything behind")
    return text


def networks(text: str) -> str:
    """Return addresses and networks, separated by commas."""
    for each in filter(None, map(str.strip, text.split(","))):
        try:
            ip_network(each)
        except ValueError:
            raise Wrong("addresses or networks such as 10.0.0.7 or 10.0.0.0/8, separated by commas") from None
    return text


def failpoint(text: str) -> str:
    """Return the name of a failpoint, see ``chassis.running.failpoint``."""
    if not re.fullmatch(r"[a-z_]+\.[a-z_]+(:pause)?", text):
        raise Wrong("the name of a failpoint such as relay.after_confirm, with :pause behind it to stop there")
    return text


def mail_sender(text: str) -> str:
    """Return the sender of mails, one address with or without a name."""
    if len(text) > _MOST_MAIL_FROM or read_sender(text) is None:
        raise Wrong("one address, such as Lianshang <no-reply@example.cn>")
    return text


def service_urls(text: str) -> str:
    """Return where services take calls; the addresses themselves are read by ``Settings.addresses_of``."""
    for entry in filter(None, map(str.strip, text.split(","))):
        name = entry.rpartition("=")[0]
        if name and name not in SERVICES:
            raise Wrong(f"addresses of {', '.join(SERVICES)}; {name!r} is no service{_near(name, SERVICES)}")
    return text


def is_host(text: str) -> bool:
    """Whether this can be an address or the name of a machine; a name of digits and dots is a mistyped address."""
    try:
        ip_address(text)
    except ValueError:
        return _HOST.fullmatch(text) is not None and not re.fullmatch(r"[0-9.]+", text)
    return True


def _parts(text: str, schemes: tuple[str, ...], example: str, *, without_host: bool = False) -> SplitResult:
    if not text.isprintable() or " " in text:
        raise Wrong(f"such as {example}, without blanks")
    scheme = _SCHEME.match(text)
    if scheme is None or scheme[0] not in schemes:
        begins = f"; this begins with {scheme[0]}://" if scheme else ""
        raise Wrong(f"{' or '.join(f'{each}://' for each in schemes)} and so on, such as {example}{begins}")
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise Wrong(f"such as {example}, with a port from 1 to {MOST_PORT}") from None
    if port == 0:
        raise Wrong(f"such as {example}, with a port from 1 to {MOST_PORT}")
    if not (parts.hostname and is_host(parts.hostname)) and not (without_host and not parts.hostname):
        raise Wrong(f"such as {example}: the host is missing or no name of one")
    return parts


def is_key(text: str) -> bool:
    """Whether this is a Fernet key."""
    try:
        return len(base64.urlsafe_b64decode(text)) == _KEY_BYTES
    except ValueError:
        return False


def _near(text: str, words: tuple[str, ...] | list[str]) -> str:
    """What was probably meant."""
    found = get_close_matches(text.lower(), [word.lower() for word in words], 1)
    return f" ({next(word for word in words if word.lower() == found[0])}?)" if found else ""
