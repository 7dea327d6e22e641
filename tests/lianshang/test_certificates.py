"""``lianshang certificates``, and what processes say of certificates that are no good."""

import os
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from chassis.calling.certificates import CertificateError, Certificates, validity_of
from lianshang.certificates import make
from tests.harness import FIELD_KEY
from tests.system.stack import PROGRAM

NAMES = ("gateway", "registry", "requests", "talent", "notifications")
DAYS = 30


def lianshang(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [str(PROGRAM), *words],
        env={**kept, "COLUMNS": "300", **environment},
        capture_output=True,
        text=True,
        timeout=120,
    )


def states(folder: Path, days: float = DAYS, **options: bool) -> list[str]:
    return [made.state for made in make(folder, NAMES, days, **options)]


def test_each_process_gets_a_certificate_of_its_own_that_only_it_can_use(tmp_path: Path) -> None:
    done = lianshang("certificates", str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert [line.split()[0] for line in done.stdout.splitlines()] == ["made"] * len(NAMES)
    for name in NAMES:
        own = tmp_path / name
        assert sorted(file.name for file in own.iterdir()) == ["ca.crt", "tls.crt", "tls.key"]
        assert (own / "tls.key").stat().st_mode & 0o077 == 0
        assert Certificates(own, name).check().names == (name,)
    with pytest.raises(CertificateError, match="is for requests, and this process is talent"):
        Certificates(tmp_path / "requests", "talent").check()


def test_servers_get_certificates_too_and_nothing_outside_the_folder_is_written(tmp_path: Path) -> None:
    done = lianshang("certificates", str(tmp_path / "made"), "--also", "postgres", "--also", "mq-1.example.cn")
    assert done.returncode == 0, done.stderr
    for name in ("postgres", "mq-1.example.cn"):
        assert validity_of(tmp_path / "made" / name / "tls.crt").names == (name,)
    for name in ("../outside", "ca", "A", "", ".", "-x", "a/b"):
        done = lianshang("certificates", str(tmp_path / "made"), f"--also={name}")
        assert done.returncode != 0
        assert "is no name of a host" in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["made"]


def test_made_again_it_keeps_what_is_good_and_renews_what_expires_soon(tmp_path: Path) -> None:
    assert states(tmp_path) == ["made"] * 5
    kept = (tmp_path / "talent" / "tls.crt").read_bytes()
    assert states(tmp_path) == ["kept"] * 5
    assert (tmp_path / "talent" / "tls.crt").read_bytes() == kept
    # Of so many days less than a third is left.
    assert states(tmp_path, days=DAYS * 4) == ["renewed"] * 5
    assert validity_of(tmp_path / "talent" / "tls.crt").expires > datetime.now(UTC) + timedelta(days=DAYS * 3)
    assert states(tmp_path, days=DAYS * 4, renew=True) == ["renewed"] * 5


def test_with_a_new_authority_every_certificate_is_made_anew(tmp_path: Path) -> None:
    states(tmp_path)
    shutil.rmtree(tmp_path / "ca")
    assert states(tmp_path) == ["renewed"] * 5
    assert len({(tmp_path / name / "ca.crt").read_bytes() for name in NAMES}) == 1


def test_replaced_files_are_used_by_the_next_connection_and_half_of_them_are_not(tmp_path: Path) -> None:
    states(tmp_path)
    own = Certificates(tmp_path / "requests", "requests")
    first, client = own.server(), own.client()
    assert own.server() is first
    key = (tmp_path / "requests" / "tls.key").read_bytes()
    states(tmp_path, renew=True)
    second = own.server()
    assert second is not first
    (tmp_path / "requests" / "tls.key").write_bytes(key)
    assert own.server() is second
    assert own.client() is client


SPOILT: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (lambda own: (own / "tls.key").unlink(), "tls.key is missing: `lianshang certificates` makes"),
    "of another process": (
        lambda own: shutil.copytree(own.with_name("talent"), own, dirs_exist_ok=True),
        "is for talent, and this process is ",
    ),
    "expired": (lambda own: list(make(own.parent, (own.name,), -0.01, renew=True)), "tls.crt expired on "),
    "no certificate": (lambda own: (own / "tls.crt").write_text("nothing"), "tls.crt is not a certificate: "),
    "key of another": (
        lambda own: shutil.copy(own.with_name("talent") / "tls.key", own / "tls.key"),
        "cannot be used: ",
    ),
}


@pytest.mark.parametrize("process", ["gateway", "requests"])
@pytest.mark.parametrize("how", SPOILT)
def test_a_process_without_a_good_certificate_says_why_in_a_line_and_ends(
    tmp_path: Path, process: str, how: str
) -> None:
    states(tmp_path)
    spoil, said = SPOILT[how]
    spoil(tmp_path / process)
    ended = run(process, CERTIFICATES=str(tmp_path / process))
    assert said in ended
    assert ended.startswith("lianshang: ")


@pytest.mark.parametrize(
    ("days", "status", "said"), [(30, 0, "for requests, until"), (5, 0, "renews it"), (-0.01, 1, "renews it")]
)
def test_the_doctor_tells_of_the_certificate(tmp_path: Path, days: float, status: int, said: str) -> None:
    list(make(tmp_path, ("requests",), days))
    own = {"CERTIFICATES": str(tmp_path / "requests"), "DATA_DIR": str(tmp_path / "data")}
    done = lianshang("doctor", **own, FIELD_KEYS=FIELD_KEY)
    assert (done.returncode, said in done.stdout) == (status, True), done.stdout


def test_without_a_folder_of_certificates_it_says_what_to_set() -> None:
    assert "CERTIFICATES is not set" in run("gateway")


def run(process: str, **environment: str) -> str:
    """What a process says when it ends at once."""
    ended = lianshang(
        "run",
        process,
        AMQP_URI="amqp://guest:guest@127.0.0.1:9/",
        DATABASE_URL="postgresql+psycopg2://nobody@127.0.0.1:9/{service}",
        SERVICE_URLS="https://{service}:8100",
        **environment,
    )
    assert ended.returncode == 2, ended.stdout
    (line,) = ended.stderr.splitlines()
    return line


@pytest.mark.parametrize("process", ["gateway", "requests"])
def test_the_authorities_of_the_broker_are_read_before_the_start(tmp_path: Path, process: str) -> None:
    (tmp_path / "empty").touch()
    for file in ("missing", "empty"):
        ended = run(process, AMQP_CA=str(tmp_path / file))
        assert f"{tmp_path / file} is not a certificate" in ended
        assert ended.startswith("lianshang: ")
