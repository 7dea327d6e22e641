"""Settings: one frozen object built from the environment variables, which no other module reads.

``docs/configuration.md`` is generated from the declarations here.
"""

import os
from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields
from difflib import get_close_matches
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from chassis.running import setting_kinds as kinds
from chassis.running.setting_kinds import MOST_PORT, Parse, Wrong
from contracts.passwords import DEMONSTRATION
from contracts.platform import SERVICES

PUBLISHED_SAMPLE = "change-me"
# Of the service that the contracts name first.
FIRST_SERVICE_PORT = 8101
# How like the name of a setting another variable must be to count as that name misspelt.
LIKENESS = 0.82
LONGEST_SHOWN = 120


class SettingsError(Exception):
    """The environment has unusable settings; the message is one line that says what to set to what."""


def setting(default: Any, kind: Parse, description: str, *, secret: bool = False) -> Any:
    """Declare a setting with its preset, its kind and its description; secrets are never shown."""
    return field(default=default, metadata={"description": description, "kind": kind}, repr=not secret)


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
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        parts, host, port = urlsplit(""), None, None
    usable = parts.scheme in ("http", "https") and host and kinds.is_host(host) and port and "@" not in parts.netloc
    if not usable or not host or not port or parts.path.strip("/") or parts.query or parts.fragment:
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
        kinds.one_of("development", "test", "production"),
        "`development`, `test` or `production`; production refuses sample secrets; the others validate every event.",
    )
    amqp_uri: str = setting(
        "embedded://",
        kinds.amqp,
        "The RabbitMQ to use, `amqps://user:password@host:5671/`; embedded by preset. In production `amqp://` only "
        "reaches this machine.",
        secret=True,
    )
    amqp_ca: str = setting(
        "", kinds.file, "The authorities that verify the broker's certificate, a PEM file; preset the system's."
    )
    database_url: str = setting(
        "embedded://",
        kinds.database,
        "PostgreSQL, `postgresql+psycopg2://user:password@host/{service}`; `{service}` is replaced. In production it "
        "ends with `?sslmode=verify-full&sslrootcert=FILE` unless the server is on this machine.",
        secret=True,
    )
    data_dir: str = setting(
        "", kinds.folder, "Where embedded mode keeps its database; preset `~/.local/share/lianshang`."
    )
    field_keys: str = setting(
        "", kinds.keys, "Fernet keys for personal data, comma-separated; the first encrypts, all decrypt.", secret=True
    )
    lookup_key: str = setting(
        "",
        kinds.keys,
        "The key of the hashes by which encrypted values are found; it stays for good. Preset the last of FIELD_KEYS.",
        secret=True,
    )
    signing_keys: str = setting(
        "",
        kinds.keys,
        "Fernet keys for registry's signing keys, comma-separated, as FIELD_KEYS, which still decrypt; preset those. "
        "Registry alone needs them.",
        secret=True,
    )
    mail_keys: str = setting(
        "",
        kinds.keys,
        "Fernet keys for what is mailed to one person alone, such as a code to set a password, comma-separated; preset "
        "FIELD_KEYS. Registry and notifications alone need them.",
        secret=True,
    )
    accounts: str = setting(
        "",
        kinds.passwords,
        "Passwords of the services' accounts, `registry=…,gateway=…`: only `lianshang grant` needs them.",
        secret=True,
    )
    operator_password: str = setting(
        "",
        kinds.password,
        "When set and there is no operator yet, registry makes the account `operator` with it; no password that is "
        "guessed soon.",
        secret=True,
    )
    factor_roles: str = setting(
        "",
        kinds.roles,
        "Roles whose holders sign in with a second factor, comma-separated, such as `operator,registrar`: until they "
        "have set one up they can do nothing else. Others may. Registry alone needs it.",
    )
    clock_movable: bool = setting(
        False, kinds.truth, "Whether `PUT /v1/clock` may move business time; refused in production."
    )
    timezone: str = setting("Asia/Shanghai", kinds.zone, "The zone of working hours and of the times that are shown.")
    public_url: str = setting(
        "http://127.0.0.1:8000",
        kinds.url("http", "https", example="https://lianshang.example.cn", path=True),
        "Where clients reach the gateway; stands in mails.",
    )
    console_url: str = setting(
        "",
        kinds.url("http", "https", example="https://lianshang.example.cn/console", path=True),
        "Where people open the web pages that take the codes of mails (`…/password#code=…`); without it such mails "
        "hold the code alone.",
    )
    http_host: str = setting("127.0.0.1", kinds.host, "The address the gateway listens on.")
    http_port: int = setting(8000, kinds.whole(0, MOST_PORT), "The port the gateway listens on; 0 for any free one.")
    http_share_port: bool = setting(
        False,
        kinds.truth,
        "Whether gateways of this machine share HTTP_PORT; each then needs a HEALTH_PORT of its own.",
    )
    health_port: int = setting(
        0,
        kinds.whole(0, MOST_PORT),
        "The port on which a process answers /healthz, /readyz and /metrics; 0 for none.",
    )
    service_urls: str = setting(
        "http://127.0.0.1:{port}",
        kinds.service_urls,
        "Where services take calls, comma-separated. `{service}` and `{port}` (8101 and on) are replaced; "
        "`requests=https://10.0.0.7:8100` is an address of one service. Each address of a name is a replica. Only "
        "`https://` may leave this machine.",
    )
    certificates: str = setting(
        "",
        kinds.folder,
        "The folder with this process's `tls.crt` and `tls.key`, and `ca.crt`: needed with `https://`.",
    )
    cors_origins: str = setting(
        "", kinds.origins, "Origins that may call from a browser, comma-separated; none by preset."
    )
    rate_limit: str = setting("600/minute", kinds.rate, "Requests a client may make; `0` for no limit.")
    trusted_proxies: str = setting(
        "", kinds.networks, "Addresses and networks whose X-Forwarded-For is believed, comma-separated."
    )
    smtp_url: str = setting(
        "",
        kinds.url("smtp", "smtps", example="smtp://user:password@host:587"),
        "The mail server, `smtp://user:password@host:587`; without it mail stays queued off.",
        secret=True,
    )
    mail_from: str = setting("Lianshang <no-reply@localhost>", kinds.mail_sender, "The sender of mails.")
    files_url: str = setting(
        "",
        kinds.store,
        "Where the content of files is kept: `file:///folder`, or `s3+https://KEY:SECRET@host/bucket/prefix?region=…` "
        "at any S3-compatible server, with `&style=virtual` where the bucket belongs before the host. Preset the "
        "folder `files` in DATA_DIR. The gateways and the services use the same.",
        secret=True,
    )
    files_max_mb: int = setting(20, kinds.whole(1, 500), "The most that a file may have, in megabytes (2**20 bytes).")
    files_scanner: str = setting(
        "",
        kinds.url("tcp", example="tcp://clamav:3310"),
        "The scanner that uploads pass first, clamd or another that speaks its INSTREAM, `tcp://clamav:3310`; without "
        "it none are scanned.",
    )
    comment_minutes: int = setting(
        15, kinds.whole(0, 1440), "For how many minutes of business time the author may edit or withdraw a comment."
    )
    call_timeout: float = setting(10.0, kinds.seconds(0.1, 300), "Seconds after which the gateway gives up on a call.")
    workers: int = setting(20, kinds.whole(1, 1000), "Calls and events a service process handles at once.")
    pool_size: int = setting(10, kinds.whole(1, 1000), "Database connections of a service process.")
    jobs_of_one: int = setting(
        20, kinds.whole(1, 1000), "Jobs that one person may have waiting or under way at a service, such as imports."
    )
    log_level: str = setting(
        "INFO", kinds.one_of("DEBUG", "INFO", "WARNING", "ERROR"), "`DEBUG`, `INFO`, `WARNING` or `ERROR`."
    )
    log_format: str = setting(
        "console", kinds.one_of("console", "json"), "`console` for people or `json` for machines."
    )
    otlp_endpoint: str = setting(
        "",
        kinds.url("http", "https", example="http://collector:4318", path=True),
        "The collector of traces, OTLP over HTTP, `http://collector:4318`; without it none are recorded.",
    )
    failpoint: str = setting(
        "", kinds.failpoint, "Names a point at which a test makes the process fail; refused in production."
    )

    def __post_init__(self) -> None:
        for declared in fields(self):
            given = getattr(self, declared.name)
            if given != declared.default:
                object.__setattr__(self, declared.name, _value(declared, str(given)))
        for name, url in self._service_urls():
            _address(_filled(url, name or SERVICES[0]))
        if self.http_share_port and not self.health_port:
            raise SettingsError("HTTP_SHARE_PORT needs a HEALTH_PORT, at which this one of the gateways can be asked")
        if self.health_port and self.health_port == self.http_port:
            raise SettingsError(f"HEALTH_PORT is {self.health_port}; it must be another port than HTTP_PORT")
        if self.environment == "production":
            self._refuse_what_is_only_for_trying()

    def _refuse_what_is_only_for_trying(self) -> None:
        if self.clock_movable or self.failpoint:
            raise SettingsError("CLOCK_MOVABLE and FAILPOINT are refused when ENVIRONMENT is production")
        if self.operator_password == DEMONSTRATION:
            raise SettingsError("OPERATOR_PASSWORD is that of the demonstration, which is printed; set another one")
        for name in (declared.name for declared in fields(self) if not declared.repr):
            if PUBLISHED_SAMPLE in getattr(self, name):
                raise SettingsError(
                    f"{name.upper()} still holds the sample value of .env.example; set a secret of your own"
                )
        self._refuse_strangers_between()

    def _refuse_strangers_between(self) -> None:
        """Refuse connections to broker and database that others could read, change or answer, and the common account.

        Connections within this machine are left out.
        """
        broker = urlsplit(self.amqp_uri)
        if not self.embedded_broker:
            if broker.username in (None, "guest"):
                raise SettingsError("AMQP_URI uses the account guest: make accounts with `lianshang grant`")
            if broker.scheme != "amqps" and not is_loopback(broker.hostname or ""):
                raise SettingsError(f"AMQP_URI reaches {broker.hostname} without TLS: it must begin with amqps://")
        files = urlsplit(self.files_url)
        if files.scheme == "s3+http" and not is_loopback(files.hostname or ""):
            raise SettingsError(f"FILES_URL reaches {files.hostname} without TLS: it must begin with s3+https://")
        if not self.embedded_database:
            database = urlsplit(self.database_url)
            options = dict(parse_qsl(database.query))
            host = options.get("host") or database.hostname or "/"
            if not host.startswith("/") and not is_loopback(host) and options.get("sslmode") != "verify-full":
                raise SettingsError(
                    f"DATABASE_URL reaches {host} without verified TLS: it must end with "
                    "?sslmode=verify-full&sslrootcert=FILE"
                )

    def require_keys(self) -> None:
        """Raise ``SettingsError`` if a process that keeps personal data would make up a key in production."""
        if self.environment == "production" and not self.field_keys:
            raise SettingsError("FIELD_KEYS is empty; make a key with `lianshang key`")

    def refuse_secrets_of_services(self) -> None:
        """Raise ``SettingsError`` if a gateway is given in production what only services need."""
        needless = (
            "database_url",
            "field_keys",
            "lookup_key",
            "signing_keys",
            "mail_keys",
            "operator_password",
            "smtp_url",
        )
        presets = {declared.name: declared.default for declared in fields(self)}
        given = [name.upper() for name in needless if getattr(self, name) != presets[name]]
        if self.environment == "production" and given:
            raise SettingsError(f"the gateway needs no {', '.join(given)}: give them to the services alone")

    @property
    def amqp_tls(self) -> dict[str, str | None] | bool:
        """How kombu verifies the broker; without a name to compare, it would take any certificate of an authority."""
        if not self.amqp_uri.startswith("amqps:"):
            return False
        return {"server_hostname": urlsplit(self.amqp_uri).hostname, "ca_certs": self.amqp_ca or None}

    @property
    def roles_with_factor(self) -> frozenset[str]:
        """The roles that take a second factor."""
        return frozenset(kinds.listed(self.factor_roles))

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
    def proxies(self) -> list[str]:
        """The addresses and networks of trusted proxies."""
        return kinds.listed(self.trusted_proxies)

    @property
    def origins(self) -> list[str]:
        """The origins that CORS allows."""
        return kinds.listed(self.cors_origins)


def load_settings(**overrides: Any) -> Settings:
    """Build the settings from the environment. Raises ``SettingsError`` naming the variable that is wrong."""
    names = [declared.name for declared in fields(Settings)]
    # An empty variable counts as not set: compose files pass on every variable, set or not.
    given = {name: text for name in names if (text := os.environ.get(name.upper()))}
    return Settings(**{**given, **overrides})


def unknown_names(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the variables that are no settings but probably meant to be, each with the name that was meant."""
    known = [declared.name.upper() for declared in fields(Settings)]
    near = {name: get_close_matches(name.upper(), known, 1, LIKENESS) for name in environment if name not in known}
    return {name: found[0] for name, found in near.items() if found}


def _value(declared: "Field[Any]", text: str) -> Any:
    try:
        return declared.metadata["kind"](text)
    except Wrong as right:
        cut = text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
        shown = repr(cut) if declared.repr else "not usable (a secret, not shown)"
        raise SettingsError(f"{declared.name.upper()} is {shown}; it must be {right}") from None
