"""Personal data: encrypted in the database and in events, found by a keyed hash; masking.py masks what is shown.

Keys come from the setting ``FIELD_KEYS`` (Fernet keys, comma-separated): the first encrypts, all decrypt, so a new key
is put in front and the old one stays until every row has been written again.
"""

import hashlib
import hmac
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

from chassis.running.settings import Settings

if TYPE_CHECKING:
    # Loaded where something is encrypted: services without personal data need hashes only, and seven megabytes less.
    from cryptography.fernet import MultiFernet

_KEYS: list[str] = []


def configure(settings: Settings) -> None:
    """Set the keys of this process; embedded mode keeps its own key in its data folder."""
    keys = [key.strip() for key in settings.field_keys.split(",") if key.strip()]
    if not keys:
        path = settings.data_path / "field.key"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(mode=0o600)
            from cryptography.fernet import Fernet

            path.write_text(Fernet.generate_key().decode())
        keys = [path.read_text().strip()]
    _KEYS[:] = keys
    _vault.cache_clear()


def _keys() -> list[str]:
    if not _KEYS:
        raise RuntimeError("personal.configure(settings) has not been called in this process")
    return _KEYS


@lru_cache(maxsize=1)
def _vault() -> "MultiFernet":
    from cryptography.fernet import Fernet, MultiFernet

    return MultiFernet([Fernet(key) for key in _keys()])


def encrypt(value: str) -> str:
    """Encrypt one value; the same value gives another ciphertext each time."""
    return _vault().encrypt(value.encode()).decode()


def decrypt(value: str) -> str:
    """Decrypt what ``encrypt`` returned. Raises ``cryptography.fernet.InvalidToken`` if no key fits."""
    return _vault().decrypt(value.encode()).decode()


def lookup_hash(value: str) -> str:
    """Return a keyed hash by which an encrypted value can be found, 64 hexadecimal digits.

    It uses the last key of the list, which is the oldest: adding a key in front does not break look-ups.
    """
    return hmac.new(_keys()[-1].encode(), value.strip().lower().encode(), hashlib.sha256).hexdigest()


def keyed_hashes(value: str) -> list[str]:
    """Return the keyed hashes of a value, 64 hexadecimal digits each: one for every key, newest first.

    Store the first, and compare with all. Stored hashes that live only for a while survive a change of keys without
    being rewritten, provided that the old key stays for as long.
    """
    return [hmac.new(key.encode(), b"same/" + value.encode(), hashlib.sha256).hexdigest() for key in _keys()]


class Encrypted(TypeDecorator[str]):
    """A text column whose content is encrypted in the database and plain in Python."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Encrypt a value for the database."""
        return None if value is None else encrypt(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> str | None:
        """Decrypt a value from the database."""
        return None if value is None else decrypt(value)
