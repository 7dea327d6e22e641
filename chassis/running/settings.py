"""Settings: one frozen object built from the environment variables, which no other module reads.

``docs/configuration.md`` is generated from the declarations here.
"""

import base64
import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from environs import Env, EnvError

from contracts.platform import SERVICES

PUBLISHED_SAMPLE = "change-me"
_RATE = re.compile(r"\s*(\d+)\s*(?:/|per)\s*(\d*)\s*(second|minute|hour|day|month|year)s?\s*", re.IGNORECASE | re.ASCII)
_KEY_BYTES = 32
_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400, "month": 30 * 86_400, "year": 360 * 86_400}


# Of the service that the contracts name first.
FIRST_SERVICE_PORT = 8101


class SettingsError(Exception):
    """The environment has unusable settings; the message says what to set to what."""


def rate_of(text: str) -> tuple[int, int]:
    """Return the requests and the seconds of a rate such as ``600/minute`` or ``10 per 2 hours``; zeros for no limit.

    Raises ``SettingsError`` where the text is no rate.
    """
    if text in ("", "0"):
        return 0, 0
    found = _RATE.fullmatch(text)
    if found is None:
        raise SettingsError(f"RATE_LIMIT is {text!r}; it is a rate such as 600/minute or 100 per 10 seconds, or 0")
    requests, units, unit = found.groups()
    return int(requests), (int(units or 0) or 1) * _SECONDS[unit.lower()]


def _is_key(text: str) -> bool:
    """Whether this is a Fernet key, told without the library, which only processes that encrypt load."""
    try:
        return len(base64.urlsafe_b64decode(text)) == _KEY_BYTES
    except ValueError:
        return False


def setting(default: Any, description: str, *, secret: bool = False) -> Any:
    """Declare a setting with its preset and its description; secrets are never shown."""
    return field(default=default, metadata={"description": description}, repr=not secret)


@dataclass(frozen=True)
class Address:
    """Where a service takes calls; ``secure`` says that both ends show a certificate."""

    host: str
    port: int
    secure: bool

    @property
    def local(self) -> bool:
        """Whether only processes of this machine can reach it."""
        return is_loopback(self.host)

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'https' if self.secure else 'http'}://{host}:{self.port}"


def is_loopback(host: str) -> bool:
    """Whether a host is this machine itself."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _filled(url: str, service: str) -> str:
    port = FIRST_SERVICE_PORT + SERVICES.index(service) if service in SERVICES else 0
    return url.replace("{service}", service).replace("{port}", str(port))


def _address(url: str) -> Address:
    parts = urlsplit(url)
    try:
        host, port = parts.hostname, parts.port
    except ValueError:
        host = port = None
    if parts.scheme not in ("http", "https") or not host or not port or parts.path.strip("/"):
        raise SettingsError(f"SERVICE_URLS has {url!r}; an address is https://HOST:PORT, or http:// on this machine")
    address = Address(host, port, parts.scheme == "https")
    if not address.secure and not address.local:
        raise SettingsError(f"SERVICE_URLS has {url}: calls that leave this machine need https:// and CERTIFICATES")
    return address


@dataclass(frozen=True)
class Settings:
    """Everything that an operator can set. The environment variable is the attribute's name in capitals."""

    environment: str = setting(
        "development",
        "`development`, `test` or `production`; production refuses sample secrets; the others validate every event.",
    )
    amqp_uri: str = setting(
        "embedded://", "The RabbitMQ to use, `amqp://user:password@host:5672/`; embedded by preset."
    )
    database_url: str = setting(
        "embedded://",
        "PostgreSQL, `postgresql+psycopg2://user:password@host/{service}`; `{service}` is replaced.",
        secret=True,
    )
    data_dir: str = setting("", "Where embedded mode keeps its database; preset `~/.local/share/lianshang`.")
    field_keys: str = setting(
        "", "Fernet keys for personal data, comma-separated; the first encrypts, all decrypt.", secret=True
    )
    operator_password: str = setting(
        "", "When set and there is no operator yet, registry makes the account `operator` with it.", secret=True
    )
    clock_movable: bool = setting(False, "Whether `PUT /v1/clock` may move business time; refused in production.")
    timezone: str = setting("Asia/Shanghai", "The zone of working hours and of the times that are shown.")
    public_url: str = setting("http://127.0.0.1:8000", "Where clients reach the gateway; stands in mails.")
    http_host: str = setting("127.0.0.1", "The address the gateway listens on.")
    http_port: int = setting(8000, "The port the gateway listens on.")
    http_share_port: bool = setting(
        False, "Whether gateways of this machine share HTTP_PORT; each then needs a HEALTH_PORT of its own."
    )
    health_port: int = setting(0, "The port on which a process answers /healthz, /readyz and /metrics; 0 for none.")
    service_urls: str = setting(
        "http://127.0.0.1:{port}",
        "Where services take calls, comma-separated. `{service}` and `{port}` (8101 and on) are replaced; "
        "`requests=https://10.0.0.7:8100` is an address of one service. Each address of a name is a replica. Only "
        "`https://` may leave this machine.",
    )
    certificates: str = setting(
        "", "The folder with this process's `tls.crt` and `tls.key`, and `ca.crt`: needed with `https://`."
    )
    cors_origins: str = setting("", "Origins that may call from a browser, comma-separated; none by preset.")
    rate_limit: str = setting("600/minute", "Requests a client may make; `0` for no limit.")
    trusted_proxies: str = setting("", "Addresses whose X-Forwarded-For is believed, comma-separated.")
    smtp_url: str = setting(
        "", "The mail server, `smtp://user:password@host:587`; without it mail stays queued off.", secret=True
    )
    mail_from: str = setting("Lianshang <no-reply@localhost>", "The sender of mails.")
    call_timeout: float = setting(10.0, "Seconds after which the gateway gives up on a call.")
    workers: int = setting(20, "Calls and events a service process handles at once.")
    pool_size: int = setting(10, "Database connections of a service process.")
    log_level: str = setting("INFO", "`DEBUG`, `INFO`, `WARNING` or `ERROR`.")
    log_format: str = setting("console", "`console` for people or `json` for machines.")
    otlp_endpoint: str = setting(
        "", "The collector of traces, OTLP over HTTP, `http://collector:4318`; without it none are recorded."
    )
    failpoint: str = setting("", "Names a point at which a test makes the process fail; refused in production.")

    def __post_init__(self) -> None:
        if self.environment not in {"development", "test", "production"}:
            raise SettingsError(f"ENVIRONMENT is {self.environment!r}; it is development, test or production")
        scheme = urlsplit(self.database_url).scheme
        if scheme not in {"embedded", "postgresql+psycopg2"}:
            # SQLAlchemy maps a bare postgresql:// to psycopg 3, which waits in C by default and is slow otherwise.
            raise SettingsError(f"DATABASE_URL begins with {scheme}://; it must begin with postgresql+psycopg2://")
        if urlsplit(self.amqp_uri).scheme not in {"embedded", "amqp", "amqps", "pyamqp"}:
            raise SettingsError("AMQP_URI must begin with amqp:// or amqps://")
        if self.smtp_url and urlsplit(self.smtp_url).scheme not in {"smtp", "smtps"}:
            raise SettingsError("SMTP_URL must begin with smtp:// or smtps://")
        if self.mail_from.count("@") != 1 or len(self.mail_from.splitlines()) != 1:
            raise SettingsError(
                f"MAIL_FROM is {self.mail_from!r}; it must be one address, such as Lianshang <no-reply@example.cn>"
            )
        if self.otlp_endpoint and urlsplit(self.otlp_endpoint).scheme not in {"http", "https"}:
            raise SettingsError("OTLP_ENDPOINT must begin with http:// or https://")
        for name, url in self._service_urls():
            _address(_filled(url, name or SERVICES[0]))
        if self.http_share_port and not self.health_port:
            raise SettingsError("HTTP_SHARE_PORT needs a HEALTH_PORT, at which this one of the gateways can be asked")
        rate_of(self.rate_limit)
        if self.environment == "production":
            self._refuse_what_is_only_for_trying()
        if not all(map(_is_key, filter(None, map(str.strip, self.field_keys.split(","))))):
            raise SettingsError("FIELD_KEYS holds something that is no key; make one with `lianshang key`")

    def _refuse_what_is_only_for_trying(self) -> None:
        if self.clock_movable or self.failpoint:
            raise SettingsError("CLOCK_MOVABLE and FAILPOINT are refused when ENVIRONMENT is production")
        if not self.field_keys:
            raise SettingsError("FIELD_KEYS is empty; make a key with `lianshang key`")
        for name in ("database_url", "amqp_uri", "field_keys", "operator_password"):
            if PUBLISHED_SAMPLE in getattr(self, name):
                raise SettingsError(
                    f"{name.upper()} still holds the sample value of .env.example; set a secret of your own"
                )

    @property
    def embedded_broker(self) -> bool:
        """Whether the broker runs in this process."""
        return self.amqp_uri.startswith("embedded:")

    @property
    def embedded_database(self) -> bool:
        """Whether this process starts the database server."""
        return self.database_url.startswith("embedded:")

    @property
    def data_path(self) -> Path:
        """The data folder of embedded mode."""
        return Path(self.data_dir) if self.data_dir else Path.home() / ".local" / "share" / "lianshang"

    def database_url_of(self, service: str) -> str:
        """Return the database URL of one service."""
        return self.database_url.replace("{service}", service)

    def addresses_of(self, service: str) -> list[Address]:
        """Return where a service takes calls, at least one address. Raises ``SettingsError`` if that is not said well.

        A process of the service listens at the first.
        """
        entries = self._service_urls()
        urls = [url for name, url in entries if name == service] or [url for name, url in entries if not name]
        if not urls:
            raise SettingsError(f"SERVICE_URLS says nothing about {service}: add {service}=http://127.0.0.1:8100")
        return [_address(_filled(url, service)) for url in urls]

    def _service_urls(self) -> list[tuple[str, str]]:
        """The entries of SERVICE_URLS: the service that each is about, if it is about one, and the address."""
        entries = [entry.strip().rpartition("=") for entry in self.service_urls.split(",")]
        return [(name, url) for name, _, url in entries if url]

    @property
    def origins(self) -> list[str]:
        """The origins that CORS allows."""
        return [origin.strip() for origin in self.cors_origins.split(",") if origin.strip()]


def load_settings(**overrides: Any) -> Settings:
    """Build the settings from the environment. Raises ``SettingsError`` naming the variable that is wrong."""
    env = Env()
    parsers: dict[type, Callable[[str], Any]] = {bool: env.bool, int: env.int, float: env.float, str: env.str}
    values: dict[str, Any] = {}
    for declared in fields(Settings):
        name = declared.name.upper()
        # An empty variable counts as not set: compose files pass on every variable, set or not.
        if os.environ.get(name):
            try:
                values[declared.name] = parsers[type(declared.default)](name)
            except EnvError as error:
                raise SettingsError(str(error)) from error
    return Settings(**{**values, **overrides})
