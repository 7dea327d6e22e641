"""What a module may take in a process of its own, and what remains of it: nothing."""

import asyncio
import os
import sys
import time
from pathlib import Path

import pytest

from chassis.running import confined
from chassis.running.confined import Bounds, Hindered, Overdone, run_confined, run_confined_async

BOUNDS = Bounds(memory=256 * 1024 * 1024, processor_seconds=2, seconds=60, answer=1024 * 1024)
MODULES = {
    "echoes": "answer.write(given.read()[::-1])",
    "takes_memory": "bytearray(10**9)",
    "takes_time": "while True: pass",
    "waits": "import time; time.sleep(60)",
    "says_too_much": "answer.write(bytes(2 * 1024 * 1024))",
    "breaks": "raise ValueError('of a person')",
    "leaves": "import os; os._exit(3)",
    "is_killed": "import os; os.kill(os.getpid(), 9)",
    "sees": "import os, sys; answer.write(repr((dict(os.environ), 'structlog' in sys.modules)).encode())",
    "gives_way": "answer.write(open('/proc/self/oom_score_adj', 'rb').read())",
}


@pytest.fixture(autouse=True)
def modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, line in MODULES.items():
        (tmp_path / f"{name}.py").write_text(f"def main(given, answer):\n    {line}\n")
    monkeypatch.setattr(confined, "_ROOT", tmp_path)


def children() -> set[str]:
    me = str(os.getpid())
    found = set()
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                parent = (folder / "stat").read_text().rpartition(")")[2].split()[1]
            except OSError:
                continue
            if parent == me:
                found.add(folder.name)
    return found


def test_a_module_answers_to_what_it_is_given() -> None:
    assert run_confined("echoes", b"abc", BOUNDS) == b"cba"
    large = os.urandom(900_000)
    assert run_confined("echoes", large, BOUNDS) == large[::-1]


@pytest.mark.parametrize("module", ["takes_memory", "takes_time", "says_too_much", "breaks", "leaves"])
def test_a_module_that_takes_too_much_or_breaks_is_overdone(module: str, capfd: pytest.CaptureFixture[str]) -> None:
    before = children()
    with pytest.raises(Overdone):
        run_confined(module, b"", BOUNDS)
    assert children() == before
    assert "of a person" not in capfd.readouterr().out


@pytest.mark.parametrize(("module", "seconds"), [("takes_time", 0.5), ("echoes", 0), ("is_killed", 60)])
def test_a_module_that_does_not_get_what_it_may_take_is_hindered(module: str, seconds: float) -> None:
    before = children()
    with pytest.raises(Hindered):
        run_confined(module, b"", Bounds(BOUNDS.memory, 60, seconds, 1024))
    assert children() == before


def test_a_module_that_only_waits_is_ended_in_time() -> None:
    begun, before = time.monotonic(), children()
    with pytest.raises(Hindered):
        run_confined("waits", b"", Bounds(BOUNDS.memory, 2, 1, 1024))
    assert time.monotonic() - begun < 20
    assert children() == before


def test_a_module_has_no_environment_and_no_libraries() -> None:
    assert "structlog" in sys.modules
    seen, libraries = eval(run_confined("sees", b"", BOUNDS))
    assert set(seen) <= {"LC_CTYPE"}
    assert libraries is False


def test_a_module_is_the_first_to_go_where_memory_runs_out() -> None:
    assert int(run_confined("gives_way", b"", BOUNDS)) == 1000


def test_an_event_loop_goes_on_meanwhile() -> None:
    async def both() -> tuple[bytes, int]:
        steps, answered = 0, asyncio.ensure_future(run_confined_async("echoes", b"abc", BOUNDS))
        while not answered.done():
            steps += 1
            await asyncio.sleep(0)
        return answered.result(), steps

    answer, steps = asyncio.run(both())
    assert answer == b"cba"
    assert steps > 10


def test_a_caller_who_leaves_ends_the_process() -> None:
    async def leave() -> None:
        task = asyncio.ensure_future(run_confined_async("waits", b"", BOUNDS))
        while children() == before:
            await asyncio.sleep(0.01)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    before = children()
    asyncio.run(leave())
    assert children() == before
