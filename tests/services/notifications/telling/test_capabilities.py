"""A capability is told of by its folder: what it needs, what is refused, and that nothing else is edited."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from uuid import uuid4

import pytest
from marshmallow import fields

from contracts.common import Strict, Tolerant
from contracts.notifications.collecting import told_in
from contracts.notifications.subscriptions import TOLD
from contracts.operation import Event, Upcast
from contracts.problem import Text
from contracts.resource import Resource
from contracts.telling import Told
from services.notifications import telling
from services.notifications.telling.collecting import collect

ROOT = Path(__file__).parents[4]
FOLDERS = sorted(one.folder.name for one in telling.CAPABILITIES)
RULE = 'rule(PICNIC_HELD, "chief", INBOX)'
CAPABILITY = """
from contracts.operation import Event
from contracts.roles import Role
from services.notifications.telling.declaring import INBOX, Capability, rule
from {contract} import PICNIC_HELD

CAPABILITY = Capability(ids={ids}, rules=({rules},), audiences={audiences})
"""
WORDS = {
    "zh": "== picnic.held\n野餐:{{ title }}\n欢迎参加“{{ title }}”。\n",
    "en": "== picnic.held\nPicnic: {{ title }}\nYou are welcome to “{{ title }}”.\n",
}


class PicnicSchema(Strict):
    id = fields.UUID(required=True)


class PicnicData(Tolerant):
    id = fields.UUID(required=True)
    title = fields.String(required=True)
    chain_id = fields.UUID(required=True)


PICNIC = Resource("talent", "picnic", Text("野餐", "picnic"), "/v1/picnics", PicnicSchema)
PICNIC_HELD = PICNIC.event("held", Text("野餐", "A picnic was held."), PicnicData)


class Folder:
    """A folder for picnics beside those that there are, whose parts a test can spoil."""

    def __init__(self, path: Path, name: str) -> None:
        self.path, self.name = path / name, name
        self.path.mkdir()
        self.declare()
        for language, words in WORDS.items():
            self.write(language, words)

    def declare(self, rules: str = RULE, ids: str = '{"chain": "chain_id"}', audiences: str = "{}") -> None:
        text = CAPABILITY.format(contract=__name__, ids=ids, rules=rules, audiences=audiences)
        (self.path / "__init__.py").write_text(text, encoding="utf-8")

    def write(self, language: str, words: str) -> None:
        (self.path / f"{language}.txt").write_text(words, encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """A folder that is found, under a name that no other test has imported."""
    monkeypatch.setattr(telling, "__path__", [*telling.__path__, str(tmp_path)])
    return Folder(tmp_path, f"picnics_{uuid4().hex}")


def collected(*told: Event) -> list[str]:
    return [one.folder.name for one in collect(telling.__name__, telling.__path__, [*TOLD, *told])]


def refused(*told: Event) -> str:
    """The one line by which the start is refused."""
    with pytest.raises(TypeError) as refusal:
        collected(*told)
    line = str(refusal.value)
    assert "\n" not in line
    return line


def test_a_folder_is_found(folder: Folder) -> None:
    assert sorted(collected(PICNIC_HELD)) == sorted([*FOLDERS, folder.name])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_folder_needs_both_languages(folder: Folder, language: str) -> None:
    (folder.path / f"{language}.txt").unlink()
    assert refused(PICNIC_HELD) == f"{folder.path}: {language}.txt with the words in {language} is missing"


@pytest.mark.parametrize(
    ("language", "words", "fault"),
    [
        ("en", "", "en.txt lacks the template picnic.held"),
        ("zh", "", "zh.txt lacks the template picnic.held"),
        ("en", "== picnic.held\n", "en.txt ends without words for picnic.held"),
        ("en", "== picnic.held\nA title\n", "en.txt has no words that can be used for picnic.held: a line of title"),
        ("en", "== picnic.held\n\nA body\n", "en.txt has no words that can be used for picnic.held: a line of title"),
        ("en", "A title\nA body\n", "en.txt does not begin with the name of a template"),
        ("en", WORDS["en"] * 2, "en.txt has picnic.held twice"),
        ("en", WORDS["en"].replace("title", "place"), "en.txt, picnic.held: picnic.held.v1 has no place"),
        (
            "en",
            WORDS["en"].replace("}}", "| loud }}"),
            "en.txt has no words that can be used for picnic.held: No filter",
        ),
        ("en", WORDS["en"].replace("}}", ""), "en.txt has no words that can be used for picnic.held: "),
        (
            "en",
            WORDS["en"] + WORDS["en"].replace("held", "rained-off"),
            "the template picnic.rained-off is for an event that no contract declares as Told",
        ),
    ],
)
def test_words_that_could_not_be_told_are_refused(folder: Folder, language: str, words: str, fault: str) -> None:
    folder.write(language, words)
    assert refused(PICNIC_HELD).startswith(f"{folder.path}: {fault}")


@pytest.mark.parametrize(
    ("declared", "fault"),
    [
        (
            {"rules": 'rule(PICNIC_HELD, "chief", INBOX, "late")'},
            "a rule about picnic.held.v1 needs the template picnic.held/late, which is not written",
        ),
        (
            {"rules": 'rule(Event("picnic.eaten.v1", "", None, None), "chief", INBOX)'},
            "a rule is about picnic.eaten.v1, for which no template is written",
        ),
        (
            {"rules": 'rule(PICNIC_HELD, "person", INBOX)'},
            "a rule tells person of picnic.held.v1, whose data does not say who that is",
        ),
        (
            {"rules": 'rule(PICNIC_HELD, "ants", INBOX)'},
            "a rule tells ants of picnic.held.v1, whose data does not say who that is",
        ),
        (
            {"rules": 'rule(PICNIC_HELD, "chief", INBOX, weather=("dry",))'},
            "a rule asks for weather, which picnic.held.v1 does not have",
        ),
        ({"ids": '{"chain": "chain"}'}, "no event has the field chain, which is to hold the id chain"),
        ({"ids": '{"chain": "chain_id", "cook": "id"}'}, "no audience is found by the id cook"),
        (
            {"ids": '{"chain": "chain_id", "cook": "id"}', "audiences": '{"cook": None}'},
            "the contract does not say what the audience cook means (Told(audiences=…))",
        ),
        ({"audiences": '{"submitter": None}'}, "the audience submitter needs an id of its name"),
        ({"audiences": '{"person": None}'}, "the audience person is common to all and cannot be declared again"),
    ],
)
def test_a_declaration_that_could_not_be_told_is_refused(folder: Folder, declared: dict[str, str], fault: str) -> None:
    folder.declare(**declared)
    assert refused(PICNIC_HELD) == f"{folder.path}: {fault}"


def test_a_folder_without_a_declaration_is_refused(folder: Folder) -> None:
    (folder.path / "__init__.py").write_text("")
    assert refused(PICNIC_HELD) == f"{folder.path}: __init__.py declares no CAPABILITY"


def test_an_audience_may_be_shared_by_folders_to_which_it_is_the_same(folder: Folder) -> None:
    folder.declare(
        'rule(PICNIC_HELD, "submitter", INBOX)', '{"chain": "chain_id", "submitter": "id"}', '{"submitter": None}'
    )
    assert folder.name in collected(PICNIC_HELD)


def test_an_audience_that_is_somebody_else_in_another_folder_is_refused(folder: Folder) -> None:
    folder.declare(ids='{"chain": "chain_id", "submitter": "id"}', audiences='{"submitter": Role.DISPATCHER}')
    where, _, fault = refused(PICNIC_HELD).partition(": ")
    assert where == str(folder.path)
    assert fault.startswith("the audience submitter is somebody else in ")
    assert fault.endswith("/telling/lifecycle")


def test_an_event_that_no_contract_declares_as_told_is_refused(folder: Folder) -> None:
    fault = "the template picnic.held is for an event that no contract declares as Told"
    assert refused() == f"{folder.path}: {fault}"


def test_an_event_has_its_words_in_one_folder(folder: Folder, tmp_path: Path) -> None:
    other = Folder(tmp_path, f"{folder.name}_more")
    assert refused(PICNIC_HELD) == f"{other.path}: {folder.path} has words for picnic.held.v1 already"


def test_what_is_declared_as_told_needs_words() -> None:
    assert refused(PICNIC_HELD).startswith("picnic.held.v1 is declared as told, but no folder of ")


# ---- what the contracts declare


def module(**values: object) -> ModuleType:
    found = ModuleType("picnics")
    vars(found).update(values)
    return found


def test_every_event_of_a_told_resource_is_told_in_the_order_of_its_declaration() -> None:
    eaten = PICNIC.event("eaten", Text("", ""), PicnicData)
    other = Resource("talent", "ant", Text("", ""), "/v1/ants", PicnicSchema).event("came", Text("", ""), PicnicData)
    told = Told((PICNIC,))
    assert told_in([module(a=PICNIC_HELD, b=other), module(a=eaten, b=PICNIC_HELD, c=told)]) == (
        (told,),
        (PICNIC_HELD, eaten),
    )


def test_of_two_versions_the_later_one_is_told() -> None:
    later = PICNIC.event("held", Text("", ""), PicnicData, major=2, earlier=Upcast(PICNIC_HELD, dict))
    assert told_in([module(a=PICNIC_HELD, b=later, c=Told((PICNIC,)))])[1] == (later,)


def test_a_resource_is_told_once_and_has_events() -> None:
    with pytest.raises(TypeError, match="declared twice as told: picnic of talent"):
        told_in([module(a=PICNIC_HELD, b=Told((PICNIC,)), c=Told((PICNIC,)))])
    with pytest.raises(TypeError, match="picnic of talent is declared as told, but it has no events"):
        told_in([module(b=Told((PICNIC,)))])
    audiences = {"cook": Text("厨师", "the cook")}
    with pytest.raises(TypeError, match="declared twice as told: cook"):
        told_in([module(a=PICNIC_HELD, b=Told((PICNIC,), audiences), c=Told((), audiences))])


# ---- a new capability

ADDED = Path(__file__).with_name("added")


@pytest.mark.slow
def test_a_new_capability_is_told_by_adding_its_files_alone(tmp_path: Path) -> None:
    """The project with the files of a made-up capability more, and a test of it that is run there."""
    for part in ("contracts", "chassis", "services", "gateway", "lianshang", "demo", "tests"):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__", "added"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for file in sorted(path for path in ADDED.rglob("*") if path.is_file() and "__pycache__" not in path.parts):
        target = tmp_path / file.relative_to(ADDED)
        assert not target.exists(), f"{target} would be edited"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, target)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/picnics.py"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "COV_"))}
    environment |= {"PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=160)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert re.search(r"\b2 passed", done.stdout)
