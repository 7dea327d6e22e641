"""Personal data: encrypted in the database and in events, found by a keyed hash; masking.py masks what is shown.

There is a key for each purpose (decision 0019). ``FIELD_KEYS`` (Fernet keys, comma-separated) are for values: the first
encrypts, all decrypt, so a new key is put in front and the old one stays until every row has been written again.
``LOOKUP_KEY`` is for hashes, ``SIGNING_KEYS`` are for the signing keys of registry, ``MAIL_KEYS`` for what registry has
notifications mail to one person alone.
"""

import hashlib
import hmac
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

from chassis.running.setting_kinds import is_key, listed
from chassis.running.settings import Settings, SettingsError

if TYPE_CHECKING:
    # Loaded where something is encrypted: services without personal data need hashes only, and seven megabytes less.
    from cryptography.fernet import MultiFernet

_KEYS: list[str] = []
_SIGNING_KEYS: list[str] = []
_MAIL_KEYS: list[str] = []
_LOOKUP_KEYS: list[str] = []


def configure(settings: Settings) -> None:
    """Set the keys of this process; embedded mode keeps its own key in its data folder.

    Raises ``SettingsError`` where that holds none.
    """
    keys = listed(settings.field_keys)
    if not keys:
        path = settings.data_path / "field.key"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(mode=0o600)
            from cryptography.fernet import Fernet

            path.write_text(Fernet.generate_key().decode())
        keys = [path.read_text().strip()]
        if not is_key(keys[0]):
            raise SettingsError(f"{path} holds no key; put the one of these data there, or set FIELD_KEYS to it")
    _KEYS[:] = keys
    _SIGNING_KEYS[:] = [*listed(settings.signing_keys), *keys]
    _MAIL_KEYS[:] = listed(settings.mail_keys) or keys
    _LOOKUP_KEYS[:] = listed(settings.lookup_key)
    _vault.cache_clear()
    _signing_vault.cache_clear()
    _mail_vault.cache_clear()


def keys_in_use() -> list[str]:
    """Return the keys for values in this process, the one that encrypts first."""
    return _set(_KEYS)


def signing_keys_in_use() -> list[str]:
    """Return the keys for signing keys in this process, the one that encrypts first."""
    return _set(_SIGNING_KEYS)


def lookup_key() -> str:
    """Return the key for hashes in this process."""
    return _set(_LOOKUP_KEYS or _KEYS)[-1]


def _set(keys: list[str]) -> list[str]:
    if not keys:
        raise RuntimeError("personal.configure(settings) has not been called in this process")
    return keys


@lru_cache(maxsize=1)
def _vault() -> "MultiFernet":
    return _made_of(_KEYS)


@lru_cache(maxsize=1)
def _signing_vault() -> "MultiFernet":
    return _made_of(_SIGNING_KEYS)


@lru_cache(maxsize=1)
def _mail_vault() -> "MultiFernet":
    return _made_of(_MAIL_KEYS)


def _made_of(keys: list[str]) -> "MultiFernet":
    from cryptography.fernet import Fernet, MultiFernet

    return MultiFernet([Fernet(key) for key in _set(keys)])


def encrypt(value: str) -> str:
    """Encrypt one value; the same value gives another ciphertext each time."""
    return _vault().encrypt(value.encode()).decode()


def decrypt(value: str) -> str:
    """Decrypt what ``encrypt`` returned. Raises ``cryptography.fernet.InvalidToken`` if no key fits."""
    return _vault().decrypt(value.encode()).decode()


def seal(value: str) -> str:
    """Encrypt what only registry and the service that mails it may read, such as a code that opens an account."""
    return _mail_vault().encrypt(value.encode()).decode()


def unseal(value: str) -> str:
    """Decrypt what ``seal`` returned. Raises ``cryptography.fernet.InvalidToken`` if no key fits."""
    return _mail_vault().decrypt(value.encode()).decode()


def unwrap(value: str) -> str:
    """Decrypt the private half of a signing key. Raises ``cryptography.fernet.InvalidToken`` if no key fits."""
    return _signing_vault().decrypt(value.encode()).decode()


def lookup_hash(value: str) -> str:
    """Return a keyed hash by which an encrypted value can be found, 64 hexadecimal digits.

    It uses ``LOOKUP_KEY``, without which the last of ``FIELD_KEYS``, which is the oldest: adding a key in front does
    not break look-ups.
    """
    return hmac.new(lookup_key().encode(), value.strip().lower().encode(), hashlib.sha256).hexdigest()


def hash_of(column: str, key: Callable[[str], str]) -> dict[str, Any]:
    """Return the ``info`` of a column with the ``lookup_hash`` of an encrypted column beside it.

    The hash is that of ``key`` of the value, or, where an earlier release made it, of the value itself.
    """
    return {"hash of": column, "key": key}


def keyed_hashes(value: str) -> list[str]:
    """Return the keyed hashes of a value, 64 hexadecimal digits each: one for every key, newest first.

    Store the first, and compare with all. Stored hashes that live only for a while survive a change of keys without
    being rewritten, provided that the old key stays for as long.
    """
    keys = dict.fromkeys([*_LOOKUP_KEYS, *_set(_KEYS)])
    return [hmac.new(key.encode(), b"same/" + value.encode(), hashlib.sha256).hexdigest() for key in keys]


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


class Wrapped(TypeDecorator[str]):
    """A text column with the private half of a signing key, encrypted by keys that registry alone has."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Encrypt a key for the database."""
        return None if value is None else _signing_vault().encrypt(value.encode()).decode()

    def process_result_value(self, value: Any | None, dialect: Dialect) -> str | None:
        """Decrypt a key from the database."""
        return None if value is None else unwrap(value)
