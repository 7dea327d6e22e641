"""The certificates by which the gateway and the services know each other (mutual TLS).

A folder for each process holds ``tls.crt`` and ``tls.key``, its own, and ``ca.crt``, the authorities that it trusts:
the names that Kubernetes and cert-manager use. A certificate names its process as a DNS name: ``gateway``, or the
service.
``lianshang certificates`` makes them. Replaced files are used by the next connection.
"""

import _ssl
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import structlog
from prometheus_client import Gauge

from chassis.running.settings import Settings
from contracts.platform import SERVICES

GATEWAY = "gateway"
AUTHORITIES, CERTIFICATE, KEY = "ca.crt", "tls.crt", "tls.key"
FILES = (AUTHORITIES, CERTIFICATE, KEY)

# 0 where none is needed.
EXPIRES = Gauge(
    "lianshang_certificate_expires_timestamp_seconds", "When the certificate of this process expires (Unix time)."
)

log = structlog.get_logger()


class CertificateError(Exception):
    """The certificates of a process cannot be used; the message says which file, what is wrong and what to do."""


@dataclass(frozen=True)
class Validity:
    """Which names a certificate is for, and when it expires (UTC)."""

    names: tuple[str, ...]
    expires: datetime


class Certificates:
    """The certificates of one process."""

    def __init__(self, folder: str | Path, name: str) -> None:
        self.folder = Path(folder)
        self.name = name
        # When the certificate that is in use expires, in seconds since the epoch.
        self.expires = float("inf")
        self._contexts: dict[int, tuple[tuple[float, ...], ssl.SSLContext]] = {}

    def check(self) -> Validity:
        """Return the validity of this process's certificate. Raises ``CertificateError`` if it cannot be used."""
        for file in FILES:
            if not (self.folder / file).is_file():
                raise CertificateError(
                    f"{self.folder / file} is missing: `lianshang certificates` makes the certificates"
                )
        found = validity_of(self.folder / CERTIFICATE)
        if self.name not in found.names:
            named = ", ".join(found.names) or "nothing"
            raise CertificateError(
                f"{self.folder / CERTIFICATE} is for {named}, and this process is {self.name}: give it its own folder"
            )
        if found.expires <= datetime.now(UTC):
            raise CertificateError(
                f"{self.folder / CERTIFICATE} expired on {found.expires:%Y-%m-%d %H:%M} UTC: run `lianshang "
                "certificates`, which renews it"
            )
        self._context(ssl.PROTOCOL_TLS_SERVER)
        return found

    def server(self) -> ssl.SSLContext:
        """Return what a service listens with: it demands a certificate of whoever connects."""
        return self._context(ssl.PROTOCOL_TLS_SERVER)

    def client(self) -> ssl.SSLContext:
        """Return what the gateway connects with: it demands the certificate of the service that it means."""
        return self._context(ssl.PROTOCOL_TLS_CLIENT)

    def _context(self, side: int) -> ssl.SSLContext:
        """Return the context made of the files as they are now; while new ones cannot be read, that of the last."""
        kept = self._contexts.get(side)
        try:
            state = tuple((self.folder / file).stat().st_mtime for file in FILES)
            if kept and kept[0] == state:
                return kept[1]
            context = ssl.SSLContext(side)
            context.minimum_version = ssl.TLSVersion.TLSv1_3
            context.load_cert_chain(self.folder / CERTIFICATE, self.folder / KEY)
            context.load_verify_locations(self.folder / AUTHORITIES)
        except (OSError, ssl.SSLError) as error:
            if kept is None:
                raise CertificateError(f"the certificates in {self.folder} cannot be used: {error}") from error
            log.warning("the new certificates cannot be used yet", folder=str(self.folder), error=str(error))
            return kept[1]
        context.verify_mode = ssl.CERT_REQUIRED
        self._contexts[side] = (state, context)
        self.expires = validity_of(self.folder / CERTIFICATE).expires.timestamp()
        EXPIRES.set(self.expires)
        return context


def check(settings: Settings, process: str) -> None:
    """Raise ``CertificateError`` if a process needs certificates and those that it has are no good."""
    if settings.amqp_ca:
        validity_of(Path(settings.amqp_ca))
    services = SERVICES if process == GATEWAY else (process,)
    if any(address.secure for service in services for address in settings.addresses_of(service)):
        if not settings.certificates:
            raise CertificateError("CERTIFICATES is not set: https:// in SERVICE_URLS needs the folder of this process")
        Certificates(settings.certificates, process).check()


def validity_of(file: Path) -> Validity:
    """Read a certificate. Raises ``CertificateError`` if the file is none."""
    try:
        # Python itself decodes certificates only of the other side of a connection, or by this function of its own
        # tests. The library cryptography would take seven megabytes in every process for it.
        found = _ssl._test_decode_cert(str(file))  # type: ignore[attr-defined]
    except (OSError, ssl.SSLError) as error:
        raise CertificateError(f"{file} is not a certificate: {error}") from None
    return Validity(tuple(sorted(names_of(found))), datetime.fromtimestamp(expiry_of(found), UTC))


def names_of(peer: Mapping[str, Any] | None) -> set[str]:
    """Return the DNS names in what ``getpeercert`` returns."""
    return {value for kind, value in (peer or {}).get("subjectAltName", ()) if kind == "DNS"}


def expiry_of(peer: Mapping[str, Any] | None) -> float:
    """Return when the certificate that ``getpeercert`` returns expires, in seconds since the epoch."""
    return float(ssl.cert_time_to_seconds((peer or {})["notAfter"]))
