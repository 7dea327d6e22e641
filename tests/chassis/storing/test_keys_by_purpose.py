"""Values, look-ups and signing keys have keys of their own, and what was kept with FIELD_KEYS alone is still read."""

from collections.abc import Iterator

import pytest
from cryptography.fernet import Fernet, InvalidToken
from sqlalchemy.dialects import postgresql

from chassis.running.settings import Settings
from chassis.storing import personal

FIELD, LOOKUP, SIGNING, NEWER = (Fernet.generate_key().decode() for _ in range(4))
DIALECT = postgresql.dialect()


@pytest.fixture(autouse=True)
def keys_as_before() -> Iterator[None]:
    kinds = (personal._KEYS, personal._SIGNING_KEYS, personal._LOOKUP_KEYS, personal._MAIL_KEYS)
    kept = [list(keys) for keys in kinds]
    yield
    for keys, before in zip(kinds, kept, strict=True):
        keys[:] = before
    personal._vault.cache_clear()
    personal._signing_vault.cache_clear()
    personal._mail_vault.cache_clear()


def use(**keys: str) -> None:
    personal.configure(Settings(environment="test", **keys))


def test_signing_keys_are_wrapped_with_keys_that_no_other_service_has() -> None:
    use(field_keys=FIELD, lookup_key=LOOKUP, signing_keys=SIGNING)
    wrapped = personal.Wrapped().process_bind_param("private half", DIALECT)
    assert personal.Wrapped().process_result_value(wrapped, DIALECT) == "private half"
    use(field_keys=FIELD, lookup_key=LOOKUP)
    with pytest.raises(InvalidToken):
        personal.Wrapped().process_result_value(wrapped, DIALECT)


def test_what_is_mailed_is_sealed_with_keys_that_only_registry_and_notifications_have() -> None:
    use(field_keys=FIELD, lookup_key=LOOKUP, mail_keys=SIGNING)
    sealed = personal.seal("7hqk-m2xd")
    assert personal.unseal(sealed) == "7hqk-m2xd"
    use(field_keys=FIELD, lookup_key=LOOKUP)
    with pytest.raises(InvalidToken):
        personal.unseal(sealed)


def test_signing_keys_from_before_are_read() -> None:
    use(field_keys=FIELD)
    wrapped = personal.Wrapped().process_bind_param("private half", DIALECT)
    assert personal.Encrypted().process_result_value(wrapped, DIALECT) == "private half"
    use(field_keys=f"{NEWER},{FIELD}", signing_keys=SIGNING)
    assert personal.Wrapped().process_result_value(wrapped, DIALECT) == "private half"


def test_values_are_found_after_the_keys_that_encrypt_them_are_gone() -> None:
    use(field_keys=FIELD, lookup_key=LOOKUP)
    found = personal.lookup_hash("13900001234")
    use(field_keys=NEWER, lookup_key=LOOKUP)
    assert personal.lookup_hash("13900001234") == found


def test_values_hashed_before_are_found_with_the_oldest_key_as_that_of_look_ups() -> None:
    use(field_keys=f"{NEWER},{FIELD}")
    found, same = personal.lookup_hash("13900001234"), personal.keyed_hashes("content")
    use(field_keys=NEWER, lookup_key=FIELD)
    assert personal.lookup_hash("13900001234") == found
    assert same[0] in personal.keyed_hashes("content")


def test_answers_kept_before_a_key_for_look_ups_is_added_are_still_recognized() -> None:
    use(field_keys=FIELD)
    (kept,) = personal.keyed_hashes("content")
    use(field_keys=FIELD, lookup_key=LOOKUP)
    assert kept in personal.keyed_hashes("content")
