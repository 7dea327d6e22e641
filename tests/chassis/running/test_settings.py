"""Settings are read once, and those that are wrong are named with what would be right."""

import re
from dataclasses import fields, replace

import pytest
from cryptography.fernet import Fernet

from chassis.running.setting_kinds import passwords_of, rate_of
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
    "LOOKUP_KEY": ["secret"],
    "SIGNING_KEYS": ["secret", "secret,"],
    "MAIL_KEYS": ["secret"],
    "FACTOR_ROLES": ["operators", "operator;registrar"],
    "ACCOUNTS": ["registry", "registry=", "somebody=secret", "=secret"],
    "AMQP_CA": ["  ", "/etc/ssl\n/ca.crt"],
    "OPERATOR_PASSWORD": ["secret\n"],
    "CLOCK_MOVABLE": ["maybe", "2"],
    "TIMEZONE": ["Asia/Shangai", "Asia", "+08:00", "../etc/passwd", "asia/shanghai"],
    "PUBLIC_URL": ["foo", "//lianshang.example.cn", "ftp://lianshang.example.cn", "https://", "https://a.cn/?x=1"],
    "CONSOLE_URL": ["console", "ftp://lianshang.example.cn"],
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
    "FILES_URL": [
        "/var/lib/files",
        "file://host/files",
        "file:///",
        "s3://bucket",
        "s3+https://s3.example.cn/bucket",
        "s3+https://key:secret@s3.example.cn/",
        "s3+https://key:secret@s3.example.cn/bucket?zone=1",
        "s3+https://key:secret@s3.example.cn/bucket?style=other",
    ],
    "FILES_MAX_MB": ["0", "20MB", "501"],
    "FILES_SCANNER": ["clamav:3310", "tcp://", "http://clamav:3310", "tcp://clamav:3310/stream"],
    "SMTP_URL": ["mail.example.cn:25", "smtp://", "smtp://me:secret@mail:0"],
    "MAIL_FROM": ["nobody", "a@b.cn, c@d.cn"],
    "COMMENT_MINUTES": ["-1", "1441", "a while"],
    "CALL_TIMEOUT": ["0", "nan", "inf", "ten", "-3"],
    "WORKERS": ["0", "many", "-1", "1e3"],
    "POOL_SIZE": ["0", "100000"],
    "JOBS_OF_ONE": ["0", "1001", "few"],
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


KEY = Fernet.generate_key().decode()
SECURE = {
    "environment": "production",
    "amqp_uri": "amqps://registry:secret@mq.example.cn:5671/",
    "database_url": "postgresql+psycopg2://registry:secret@pg.example.cn/{service}?sslmode=verify-full&sslrootcert=/ca",
}


def test_production_takes_secured_connections() -> None:
    assert Settings(**SECURE)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("amqp_uri", "amqp://registry:secret@127.0.0.1:5672/"),
        ("amqp_uri", "amqp://registry:secret@[::1]:5672/"),
        ("amqp_uri", "amqp://registry:secret@localhost/"),
        ("database_url", "postgresql+psycopg2://registry@/{service}?host=/run/postgresql"),
        ("database_url", "postgresql+psycopg2://registry:secret@127.0.0.1/{service}"),
        ("database_url", "postgresql+psycopg2:///{service}"),
    ],
)
def test_production_takes_open_connections_within_this_machine(name: str, value: str) -> None:
    assert Settings(**{**SECURE, name: value})


@pytest.mark.parametrize(
    ("name", "value", "right"),
    [
        ("amqp_uri", "amqp://registry:secret@mq.example.cn:5672/", "amqps://"),
        ("amqp_uri", "pyamqp://registry:secret@10.0.0.7/", "amqps://"),
        ("amqp_uri", "amqps://guest:guest@mq.example.cn:5671/", "lianshang grant"),
        ("amqp_uri", "amqp://guest:guest@127.0.0.1:5672/", "lianshang grant"),
        ("amqp_uri", "amqp://127.0.0.1:5672/", "lianshang grant"),
        ("database_url", "postgresql+psycopg2://registry:secret@pg.example.cn/{service}", "verify-full"),
        ("database_url", "postgresql+psycopg2://r:secret@pg.example.cn/{service}?sslmode=require", "verify-full"),
        ("database_url", "postgresql+psycopg2://registry:secret@/{service}?host=10.0.0.7", "verify-full"),
        ("accounts", "registry=change-me-registry", "ACCOUNTS"),
        ("signing_keys", "change-me-change-me-change-me-change-me-00A=", "SIGNING_KEYS"),
    ],
)
def test_production_refuses_what_others_could_read_or_know(name: str, value: str, right: str) -> None:
    assert Settings(**{**SECURE, "environment": "test", name: value})
    with pytest.raises(SettingsError, match=right):
        Settings(**{**SECURE, name: value})


@pytest.mark.parametrize("name", ["lookup_key", "signing_keys"])
def test_every_key_is_one(name: str) -> None:
    assert Settings(**{name: KEY})
    with pytest.raises(SettingsError, match=name.upper()):
        Settings(**{name: "short"})


@pytest.mark.parametrize("accounts", ["registry", "registry=", "somebody=secret", "=secret"])
def test_accounts_are_passwords_of_services(accounts: str) -> None:
    assert passwords_of("registry=a, gateway=b=c") == {"registry": "a", "gateway": "b=c"}
    with pytest.raises(SettingsError, match=r"^ACCOUNTS is not usable .*registry="):
        Settings(accounts=accounts)


@pytest.mark.parametrize("name", ["database_url", "field_keys", "lookup_key", "signing_keys", "operator_password"])
def test_a_gateway_in_production_is_given_no_secret_of_the_services(name: str) -> None:
    value = KEY if "key" in name else SECURE["database_url"]
    bare = {key: value for key, value in SECURE.items() if key != "database_url"}
    Settings(**bare).refuse_secrets_of_services()
    Settings(**{**bare, name: value, "environment": "test"}).refuse_secrets_of_services()
    with pytest.raises(SettingsError, match=name.upper()):
        Settings(**{**bare, name: value}).refuse_secrets_of_services()


def test_what_keeps_personal_data_makes_up_no_key_in_production() -> None:
    Settings(**SECURE, field_keys=KEY).require_keys()
    with pytest.raises(SettingsError, match="FIELD_KEYS is empty"):
        Settings(**SECURE).require_keys()


def test_no_secret_is_shown() -> None:
    assert "secret" not in repr(Settings(**SECURE, accounts="registry=secret"))
