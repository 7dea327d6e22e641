"""docs/security.md: what it says of each requirement can be looked up."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "security.md").read_text()
ROWS = re.findall(r"^\| (\d+\.\d+\.\d+) \| (.+?) \| (.+?) \| (.+?) \|$", TEXT, flags=re.MULTILINE)


def test_every_requirement_of_level_two_is_judged_once() -> None:
    # ASVS 5.0.0 has 70 requirements of level 1 and 183 of level 2.
    numbers = [number for number, *_ in ROWS]
    assert len(numbers) == len(set(numbers)) == 70 + 183
    assert {judged for _, _, judged, _ in ROWS} == {"met", "**not met**", "n/a"}


@pytest.mark.parametrize("named", sorted(set(re.findall(r"`([a-z_]+/[\w/.-]*\w)`", TEXT))))
def test_what_it_points_to_is_there(named: str) -> None:
    assert (ROOT / named).exists()


def test_every_setting_of_a_key_that_it_names_is_documented() -> None:
    documented = (ROOT / "docs" / "configuration.md").read_text()
    named = set(re.findall(r"`([A-Z]+(?:_[A-Z]+)+|CERTIFICATES)`", TEXT))
    assert {name for name in named if name not in documented} == set()
