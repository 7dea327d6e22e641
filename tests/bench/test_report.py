"""What the benchmark prints and writes, and what it refuses to begin with."""

import sys
from pathlib import Path

import pytest

from bench import __main__ as command
from bench import document, report
from bench.clients import Curve
from bench.measure import LIMIT, PLATFORM, Case, Round, at_least
from bench.replicas import THINGS, Scaled
from bench.stacks import Started

RATES = {LIMIT: [100, 100], PLATFORM: [40, 52]}


def measured(rounds: int = 2) -> Case:
    """A case in which the platform does 40, then 52 of 100."""
    left = {program: list(rates) for program, rates in RATES.items()}
    order: list[str] = []

    def run(program: str, short: bool) -> Round:
        order.append(program)
        return Round(1 if short else left[program].pop(0), 1.0, {"door": 7.0}, load_share=0.1, besides={"KB": 3.0})

    case = Case("submit", run, at_least(0.5))
    case.measure(rounds, lambda: None)
    assert order == [LIMIT, PLATFORM, LIMIT, PLATFORM, PLATFORM, LIMIT]
    return case


def test_the_ratio_of_two_rounds_is_between_them_and_not_the_better_one() -> None:
    case = measured()
    assert case.ratio == pytest.approx(0.46)
    assert report.compared([case])[1] == ["submit", "100 /s", "46 /s", "0.46", "0.40–0.52", "≥ 0.5", "not reached"]


def test_the_document_is_renewed_between_its_markers_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, picture = tmp_path / "performance.md", tmp_path / "clients.svg"
    path.write_text(f"before\n{document.BEGIN}\nold\n{document.END}\nafter\n")
    monkeypatch.setattr(document, "DOCUMENT", path)
    monkeypatch.setattr(document, "PICTURE", picture)
    curves = [Curve("read", program, [(1, 10.0), (2, 15.0)]) for program in (LIMIT, PLATFORM)]
    rows = [Scaled("requests", count, list(map(str, range(len(THINGS)))), {"gateway": 0.5}) for count in (1, 2)]
    document.write("--write", [Started("gateway", 3.5, 80.0, 121.0)], [measured()], curves, rows)

    text = path.read_text()
    assert text.startswith(f"before\n{document.BEGIN}\nMeasured ")
    assert text.endswith(f"\n{document.END}\nafter\n")
    assert "old" not in text
    for line in (
        "| submit | 100 /s | 46 /s | 0.46 | 0.40–0.52 | ≥ 0.5 | not reached |",
        "| submit | platform | 7 | 10% |",
        "| platform | 3 |",
        "| gateway | 3.5 | 80 | 121 | not reached |",
        "| read | limit | 10 | 15 |",
        "| cores used by gateway | 0.50 | 0.50 |",
    ):
        assert line in text.splitlines()
    assert picture.read_text().startswith("<svg ")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--only", "nothing"], "there are: submit a request; "),
        (["--write", "--only", "read"], "--write renews all figures"),
        (["--rounds", "0"], "--rounds must be at least 1"),
        (["--events", "100"], "--events must be at least 1000"),
    ],
)
def test_what_cannot_be_measured_is_refused_before_anything_is_started(
    words: list[str], said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["bench", *words])
    with pytest.raises(SystemExit) as ended:
        command.arguments()
    assert ended.value.code == 2
    assert said in capsys.readouterr().err
