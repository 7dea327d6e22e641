"""The container stack: each process is given what is its own, and nothing without bounds or of an unnamed version."""

import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import yaml

from chassis.running.settings import Settings
from contracts.platform import SERVICES
from lianshang.accounts import new_secrets

ROOT = Path(__file__).parents[2]


def container_stack() -> dict[str, Any]:
    stack: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
    return stack


def test_the_container_stack_sets_only_settings_that_exist() -> None:
    known = {field.name.upper() for field in fields(Settings)}
    stack = container_stack()
    ours = {name: service["environment"] for name, service in stack.items() if service["image"].startswith("lianshang")}
    assert ours.keys() >= {"migrate", "registry", "requests", "talent", "notifications", "gateway"}
    assert {name: set(environment) - known for name, environment in ours.items() if set(environment) - known} == {}


def test_the_sample_environment_names_what_the_container_stack_reads() -> None:
    read = set(re.findall(r"\$\{(\w+)", (ROOT / "docker-compose.yml").read_text()))
    given = set(re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(), flags=re.MULTILINE))
    assert given == read


def test_the_container_stack_starts_with_no_secret_that_is_missing_and_the_sample_has_none() -> None:
    read = dict(re.findall(r"\$\{(\w+)(:\?set \1 in \.env)", (ROOT / "docker-compose.yml").read_text()))
    sample = dict(re.findall(r"^([A-Z_]+)=(.*)$", (ROOT / ".env.example").read_text(), flags=re.MULTILINE))
    secrets = set(new_secrets())
    assert read.keys() == secrets
    assert {name: sample[name] for name in secrets} == dict.fromkeys(secrets, "")
    assert sample["ENVIRONMENT"] == "production"


@pytest.mark.parametrize("name", [*SERVICES, "gateway"])
def test_a_container_has_its_own_secrets_and_no_others(name: str) -> None:
    container = container_stack()[name]
    given = set(re.findall(r"\$\{(\w+)", str(container["environment"]))) & set(new_secrets())
    common = set() if name == "gateway" else {"FIELD_KEYS", "LOOKUP_KEY"}
    own = {"registry": {"SIGNING_KEYS", "MAIL_KEYS"}, "notifications": {"MAIL_KEYS"}}
    assert given == common | own.get(name, set()) | {f"{name.upper()}_PASSWORD"}
    assert container["volumes"] == [f"certificates-{name}:/certificates/{name}:ro", "files:/files"]
    assert ("DATABASE_URL" in container["environment"]) is (name != "gateway")


@pytest.mark.parametrize("name", [*SERVICES, "gateway"])
def test_a_container_starts_in_production_with_what_it_is_given(name: str) -> None:
    secrets = {**new_secrets(), "OPERATOR_PASSWORD": ""}

    def filled(text: str) -> str:
        return re.sub(r"\$\{(\w+)(?::[-?]([^}]*))?\}", lambda found: secrets.get(found[1], found[2] or ""), text)

    given: dict[str, Any] = {key.lower(): filled(text) for key, text in container_stack()[name]["environment"].items()}
    settings = Settings(**{key: text for key, text in given.items() if text})
    assert settings.environment == "production"
    if name == "gateway":
        settings.refuse_secrets_of_services()
    else:
        settings.require_keys()


def test_every_container_has_bounded_memory_and_logs_and_runs_a_version_that_is_named() -> None:
    version = re.search(r'^version = "(.+)"', (ROOT / "pyproject.toml").read_text(), flags=re.MULTILINE)[1]  # type: ignore[index]
    for name, container in container_stack().items():
        assert re.fullmatch(r"\d+[mg]", container["mem_limit"]), name
        assert container["logging"]["options"].keys() >= {"max-size", "max-file"}, name
        image, tag = container["image"].split(":", 1)
        assert re.fullmatch(r"\d+\.\d+(\.\d+)?", tag) or (image, tag) == ("lianshang", f"${{VERSION:-{version}}}"), name
    built = [container["build"] for container in container_stack().values() if "build" in container]
    assert built == [{"context": ".", "args": {"VERSION": f"${{VERSION:-{version}}}"}}]
    assert f"\nVERSION={version}\n" in (ROOT / ".env.example").read_text()
    assert f"\nARG VERSION={version}\n" in (ROOT / "Dockerfile").read_text()


def test_the_container_stack_publishes_only_the_gateway_and_only_to_this_machine() -> None:
    stack = container_stack()
    published = {name: service["ports"] for name, service in stack.items() if "ports" in service}
    assert published == {"gateway": ["${GATEWAY_ADDRESS:-127.0.0.1}:${GATEWAY_PORT:-8000}:8000"]}
