"""Settings are read once, and those that are wrong are named with what would be right."""

import re
from dataclasses import fields, replace

import pytest
from cryptography.fernet import Fernet

from chassis.running.setting_kinds import rate_of
from chassis.running.settings import Settings, SettingsError, load_settings, unknown_names


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


# What an operator may write by mistake into each setting.
MISTAKES = {
    "ENVIRONMENT": ["prod", "production\r"],
    "AMQP_URI": ["rabbitmq:5672", "http://mq/", "amqp://me:secret@mq:99999/", "amqp://me:secret@/", "amqp://a b/"],
    "DATABASE_URL": [
        "postgresql://me:secret@pg/{service}",
        "postgresql+psycopg2://me:secret@pg:port/{service}",
        "postgresql+psycopg2://me:secret@pg",
        "mysql://me:secret@pg/x",
        "me:secret@pg/{service}",
    ],
    "DATA_DIR": ["  ", "/var/lib\n/lianshang"],
    "FIELD_KEYS": ["secret", "secret,"],
    "OPERATOR_PASSWORD": ["secret\n"],
    "CLOCK_MOVABLE": ["maybe", "2"],
    "TIMEZONE": ["Asia/Shangai", "Asia", "+08:00", "../etc/passwd", "asia/shanghai"],
    "PUBLIC_URL": ["foo", "//lianshang.example.cn", "ftp://lianshang.example.cn", "https://", "https://a.cn/?x=1"],
    "HTTP_HOST": ["999.1.1.1", "127.0.0.1:8000", "http://127.0.0.1", "a b"],
    "HTTP_PORT": ["99999", "-1", "http", "8000.0", "٨٠٠٠"],
    "HTTP_SHARE_PORT": ["shared"],
    "HEALTH_PORT": ["99999", "none"],
    "SERVICE_URLS": [
        "request=http://127.0.0.1:8102",
        "http://127.0.0.1",
        "https://{service}:8100/calls",
        "http://{service}:8100",
        "http://[::1:8100",
        "requests=8102",
    ],
    "CERTIFICATES": [" ", "a\tb"],
    "CORS_ORIGINS": ["app.example.cn", "https://app.example.cn/page"],
    "RATE_LIMIT": ["abc", "600", "600/fortnight", "9" * 5000 + "/minute"],
    "TRUSTED_PROXIES": ["nginx", "10.0.0.0/33", "*", "10.0.0.7/8"],
    "SMTP_URL": ["mail.example.cn:25", "smtp://", "smtp://me:secret@mail:0"],
    "MAIL_FROM": ["nobody", "a@b.cn, c@d.cn"],
    "CALL_TIMEOUT": ["0", "nan", "inf", "ten", "-3"],
    "WORKERS": ["0", "many", "-1", "1e3"],
    "POOL_SIZE": ["0", "100000"],
    "LOG_LEVEL": ["trace", "20"],
    "LOG_FORMAT": ["xml"],
    "OTLP_ENDPOINT": ["collector:4318", "http://", "grpc://collector:4317"],
    "FAILPOINT": ["anywhere", "relay.after_confirm:slow"],
}


def test_every_setting_has_its_mistakes_here() -> None:
    assert set(MISTAKES) == {declared.name.upper() for declared in fields(Settings)}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in MISTAKES.items() for text in texts])
def test_a_mistake_is_told_in_one_line_with_setting_value_and_what_would_be_right(
    name: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, text)
    with pytest.raises(SettingsError) as caught:
        load_settings()
    told = str(caught.value)
    assert told.startswith(name)
    assert re.search(r"it must be \w|an address is https|need https://", told)
    assert told.isprintable()
    assert len(told) < 400
    assert "secret" not in told.replace("(a secret, not shown)", "")
    (declared,) = (each for each in fields(Settings) if each.name.upper() == name)
    if declared.repr and name != "SERVICE_URLS":
        assert repr(text)[:100] in told


def test_secrets_are_not_shown_with_the_settings() -> None:
    shown = repr(Settings(amqp_uri="amqp://me:secret@mq/", database_url="postgresql+psycopg2://me:secret@pg/x"))
    assert "secret" not in shown


def test_values_have_the_types_of_their_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    given = {"WORKERS": "7", "CALL_TIMEOUT": "2.5", "CLOCK_MOVABLE": "yes", "LOG_LEVEL": "debug", "HTTP_HOST": "::1"}
    for name, text in given.items():
        monkeypatch.setenv(name, text)
    found = load_settings()
    assert (found.workers, found.call_timeout, found.clock_movable, found.log_level) == (7, 2.5, True, "DEBUG")
    assert found == replace(found)


def test_what_is_probably_meant_is_said() -> None:
    with pytest.raises(SettingsError, match=r"Asia/Shanghai\?"):
        Settings(timezone="Asia/Shangai")
    with pytest.raises(SettingsError, match=r"requests\?"):
        Settings(service_urls="request=http://127.0.0.1:8102")
    assert unknown_names(
        {"TRUSTED_PROXY": "x", "TIME_ZONE": "y", "HTTP_PROXY": "z", "RATE_LIMIT": "0", "PATH": ""}
    ) == {
        "TRUSTED_PROXY": "TRUSTED_PROXIES",
        "TIME_ZONE": "TIMEZONE",
    }


def test_the_ports_of_one_process_differ() -> None:
    with pytest.raises(SettingsError, match=r"^HEALTH_PORT is 8000"):
        Settings(health_port=8000)
