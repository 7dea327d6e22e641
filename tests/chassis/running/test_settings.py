"""Settings are read once, and those that are wrong are named with what would be right."""

import pytest
from cryptography.fernet import Fernet

from chassis.running.settings import Settings, SettingsError, rate_of


@pytest.mark.parametrize(
    ("text", "requests", "seconds"),
    [
        ("600/minute", 600, 60),
        (" 10 / 2 Hours ", 10, 7200),
        ("1 per second", 1, 1),
        ("5per3days", 5, 259_200),
        ("7/month", 7, 2_592_000),
        ("7/0year", 7, 31_104_000),
        ("0/minute", 0, 60),
        ("0", 0, 0),
        ("", 0, 0),
    ],
)
def test_a_rate_is_so_many_requests_in_so_many_seconds(text: str, requests: int, seconds: int) -> None:
    assert rate_of(text) == (requests, seconds)


@pytest.mark.parametrize("text", ["many", "600", "-1/minute", "600/fortnight", "1/second; 5/minute", "६/minute"])
def test_what_is_no_rate_is_refused_before_anything_starts(text: str) -> None:
    with pytest.raises(SettingsError, match=r"^RATE_LIMIT is .*600/minute"):
        Settings(rate_limit=text)


@pytest.mark.parametrize("text", ["short", "x" * 43, "é" * 44])
def test_a_field_key_that_is_none_is_refused_before_anything_is_kept(text: str) -> None:
    good = Fernet.generate_key().decode()
    assert Settings(field_keys=f" {good}, {good} ").field_keys
    with pytest.raises(SettingsError, match="FIELD_KEYS"):
        Settings(field_keys=f"{good},{text}")
