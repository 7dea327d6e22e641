"""Makes the certificates by which gateway and services know each other: a private authority, and one for each process.

``ca.crt`` of each folder may hold several authorities: while a new one takes over, both are trusted.
"""

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from chassis.calling.certificates import AUTHORITIES, CERTIFICATE, KEY, CertificateError, validity_of

AUTHORITY = "ca"
# Also the name of a folder.
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,62}[a-z0-9])?")
AUTHORITY_DAYS = 3650
# The clocks of two machines are never quite the same.
LEEWAY = timedelta(hours=1)
# One that has less than this part of its days left is renewed.
RENEWED_PART = 3


@dataclass(frozen=True)
class Made:
    """What was done about the certificate of one process: ``state`` is ``made``, ``renewed`` or ``kept``."""

    name: str
    state: str
    expires: datetime


def make(folder: Path, names: Sequence[str], days: float, *, renew: bool = False) -> Iterator[Made]:
    """Make what is missing and renew what expires soon, with ``renew`` everything but the authority.

    Each process has a folder with its ``tls.crt``, ``tls.key`` and ``ca.crt``; the authority's key is in ``ca``, and no
    process needs it. Raises ``CertificateError`` if the authority's files cannot be used, or a name is none of a host.
    """
    for name in names:
        if name == AUTHORITY or not _HOST.fullmatch(name):
            raise CertificateError(f"{name!r} is no name of a host; it is small letters, digits, dots and dashes")
    key, authority = _authority(folder / AUTHORITY)
    trusted = authority.public_bytes(serialization.Encoding.PEM)
    for name in names:
        own = folder / name
        state = _state(own, authority, days, renew=renew)
        if state != "kept":
            private = ec.generate_private_key(ec.SECP256R1())
            certificate = _signed(name, private.public_key(), days, key, authority)
            _write(own / KEY, _pem(private), secret=True)
            _write(own / CERTIFICATE, certificate.public_bytes(serialization.Encoding.PEM))
        _write(own / AUTHORITIES, trusted)
        yield Made(name, state, validity_of(own / CERTIFICATE).expires)


def _state(own: Path, authority: x509.Certificate, days: float, *, renew: bool) -> str:
    if not (own / CERTIFICATE).is_file() or not (own / KEY).is_file():
        return "made"
    found = x509.load_pem_x509_certificate((own / CERTIFICATE).read_bytes())
    soon = datetime.now(UTC) + timedelta(days=days) / RENEWED_PART
    if renew or found.not_valid_after_utc < soon or not _issued(found, authority):
        return "renewed"
    return "kept"


def _issued(certificate: x509.Certificate, authority: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(authority)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def _authority(folder: Path) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
    """Return the authority's key and certificate, made if there is none."""
    key_file, certificate_file = folder / "ca.key", folder / AUTHORITIES
    if key_file.is_file() and certificate_file.is_file():
        try:
            key = serialization.load_pem_private_key(key_file.read_bytes(), None)
            certificate = x509.load_pem_x509_certificate(certificate_file.read_bytes())
        except ValueError as error:
            raise CertificateError(f"the authority in {folder} cannot be used: {error}") from None
        if not isinstance(key, ec.EllipticCurvePrivateKey):
            raise CertificateError(f"{key_file} is not a key on an elliptic curve")
        if certificate.not_valid_after_utc <= datetime.now(UTC):
            raise CertificateError(
                f"{certificate_file} has expired: remove {folder}, then every certificate is made anew"
            )
        return key, certificate
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name("Lianshang calls")
    certificate = (
        _begun(name, key.public_key(), AUTHORITY_DAYS)
        .issuer_name(name)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_key_usage(signs_certificates=True), critical=True)
        .sign(key, hashes.SHA256())
    )
    _write(key_file, _pem(key), secret=True)
    _write(certificate_file, certificate.public_bytes(serialization.Encoding.PEM))
    return key, certificate


def _signed(
    name: str, own: ec.EllipticCurvePublicKey, days: float, key: ec.EllipticCurvePrivateKey, authority: x509.Certificate
) -> x509.Certificate:
    """Return a certificate for a process. Python 3.13 demands each of these extensions."""
    return (
        _begun(_name(name), own, days)
        .issuer_name(authority.subject)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_key_usage(signs_certificates=False), critical=True)
        .add_extension(
            x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH, ExtendedKeyUsageOID.CLIENT_AUTH]), critical=False
        )
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )


def _begun(name: x509.Name, own: ec.EllipticCurvePublicKey, days: float) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .public_key(own)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - LEEWAY)
        .not_valid_after(now + timedelta(days=days))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(own), critical=False)
    )


def _name(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _key_usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _write(file: Path, content: bytes, *, secret: bool = False) -> None:
    """Replace a file at once, so that no process reads half of it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_name(f".{file.name}.new")
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600 if secret else 0o644), "wb") as opened:
        opened.write(content)
    new.replace(file)
