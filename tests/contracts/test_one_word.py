"""One word for one thing, in declarations as in files and documents: what was once called otherwise stays retired."""

import re
import subprocess
from pathlib import Path

import pytest

from contracts.catalogue import VOCABULARIES
from contracts.roles import ROLE
from tests.contracts.snapshot import written

ROOT = Path(__file__).parents[2]
# Names of fields and parameters, with those that stand for them.
FIELDS = {"state": "status", "states": "status", "search": "q", "text": "q", "keyword": "q"}
# Events keep the names of a version: those of the release before are still to be read.
OF_EVENTS = {"state": {"AttendanceData", "EnrolmentData"}}
# Words of texts, with those that stand for them.
WORDS = {
    "编码": "编号",
    "派单方": ROLE.words["dispatcher"].zh,
    "派单人员": ROLE.words["dispatcher"].zh,
    "请联系登记人员": ROLE.words["registrar"].zh,
    "承办人员": ROLE.words["department_handler"].zh,
    "督查": "督办",
    "督办人员": ROLE.words["supervisor"].zh,
    "运维人员": ROLE.words["operator"].zh,
    "系统管理员": ROLE.words["operator"].zh,
}
_FOLDERS = ("contracts", "services", "gateway", "chassis", "lianshang", "demo", "docs", "README.md", "README.zh-CN.md")
_TEXTS = {".py", ".txt", ".toml", ".csv", ".md", ".js", ".json"}


def texts() -> list[Path]:
    """The files whose words people read."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", *_FOLDERS],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    return [ROOT / name for name in listed.split("\0") if Path(name).suffix in _TEXTS]


@pytest.mark.parametrize("retired", FIELDS)
def test_no_field_or_parameter_has_a_retired_name(retired: str) -> None:
    schemas = re.findall(r"^schema (\w+)\n((?:  .+\n)*)", written(), re.MULTILINE)
    assert len(schemas) > 200
    found = {name for name, lines in schemas if re.search(rf"^  {retired}: ", lines, re.MULTILINE)}
    assert found - OF_EVENTS.get(retired, set()) == set(), f"say {FIELDS[retired]}"


def test_no_vocabulary_is_called_a_state() -> None:
    assert [name for name in VOCABULARIES if name.endswith("State")] == []


OLD_HEADS = ROOT / "contracts" / "registry" / "ledgers.py"


def test_no_text_has_a_retired_word() -> None:
    read = {path: path.read_text(encoding="utf-8") for path in texts()}
    assert len(read) > 300
    found = [
        f"{path.relative_to(ROOT)}: {word}, say {instead}"
        for path, words in read.items()
        for word, instead in WORDS.items()
        # In an address, characters are encoded (百分号编码); and it is the head of keys in sheets of before.
        if word in words and not (word == "编码" and (path.is_relative_to(ROOT / "gateway") or path == OLD_HEADS))
    ]
    assert found == []


def test_the_accounts_of_the_demonstration_are_called_by_the_words_of_their_roles() -> None:
    told = re.findall(r'\("([^ "]+) ([a-z -]+)", ', (ROOT / "demo/year.py").read_text(encoding="utf-8"))
    roles = {tuple(words) for words in ROLE.words.values()}
    assert {words for words in told if words in roles} == roles
    assert {zh for zh, _ in told} >= {words.zh for words in ROLE.words.values()}
