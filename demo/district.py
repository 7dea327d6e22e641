"""Read the files of a sample district as plain values.

The importer of registry reads registry.xlsx itself; this module reads what the player sends through the HTTP API.
"""

import csv
import re
import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

MUPING = Path(__file__).parent / "muping"

FIELD_TYPES = ("text", "long_text", "number", "date", "boolean", "choice")
RELATIONS = ("equal", "at_least", "above")

_FIELD = re.compile(r"(?P<key>[a-z_]+):(?P<label>[^:]+):(?P<type>[a-z_]+)(\((?P<choices>[^)]+)\))?:(?P<need>必填|选填)")


@dataclass(frozen=True)
class FormField:
    """One field of an item's form. `choices` is empty unless the type is choice."""

    key: str
    label: str
    type: str
    choices: tuple[str, ...]
    required: bool


@dataclass(frozen=True)
class Item:
    """One item of the service catalog. `working_days` is the handling time."""

    class_code: str
    class_name: str
    code: str
    name: str
    department: str
    working_days: int
    fields: tuple[FormField, ...]


@dataclass(frozen=True)
class Rule:
    """One dispatch rule. An empty tuple matches everything; of several values any one matches."""

    place: int
    items: tuple[str, ...]
    chains: tuple[str, ...]
    segments: tuple[str, ...]
    parks: tuple[str, ...]
    department: str
    note: str


@dataclass(frozen=True)
class Course:
    """One training course. Enrolment opens on a day, the course begins and ends at a time with offset."""

    code: str
    name: str
    organizer: str
    capacity: int
    enrolment_opens: date
    begins: datetime
    ends: datetime
    place: str


@dataclass(frozen=True)
class Enrolment:
    """One person's enrolment in one course, in the order of the file.

    `outcome` is 参加 (attended), 缺席 (absent), 取消 (cancelled beforehand) or 候补 (still waiting at the begin).
    """

    course: str
    person: str
    outcome: str


@dataclass(frozen=True)
class Matter:
    """A matter that an enterprise asks for. A date in the form is "+30" or "-20", in days from the submission."""

    item: str
    title: str
    description: str
    answer: str
    form: dict[str, Any]


@dataclass(frozen=True)
class Figure:
    """One published figure. Exactly one of `report` and `not_built` is set; `relation` is one of `RELATIONS`."""

    label: str
    label_en: str
    value: int
    relation: str
    report: str | None = None
    not_built: str | None = None


def rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file in UTF-8, with or without the byte order mark, by their heads."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def split(cell: str) -> tuple[str, ...]:
    """Return the values of a cell that lists them with 、 between."""
    return tuple(part for part in cell.split("、") if part)


def form_fields(cell: str) -> tuple[FormField, ...]:
    """Return the fields written as `key:label:type:必填` or `…:选填` with ； between; choices are `choice(a/b)`.

    Raises ValueError where the cell says something else.
    """
    return tuple(_form_field(part) for part in cell.split("；") if part)


def _form_field(text: str) -> FormField:
    found = _FIELD.fullmatch(text)
    if not found or found["type"] not in FIELD_TYPES or (found["type"] == "choice") != bool(found["choices"]):
        raise ValueError(f"form field {text!r} is not of the form key:label:type:必填 with type one of {FIELD_TYPES}")
    choices = tuple(found["choices"].split("/")) if found["choices"] else ()
    return FormField(found["key"], found["label"], found["type"], choices, found["need"] == "必填")


def catalog(folder: Path = MUPING) -> list[Item]:
    """Return the items of the service catalog in the order of the file."""
    return [
        Item(
            row["类别编号"],
            row["类别"],
            row["事项编号"],
            row["事项"],
            row["承办部门"],
            int(row["办理时限"]),
            form_fields(row["表单字段"]),
        )
        for row in rows(folder / "catalog.csv")
    ]


def dispatch_rules(folder: Path = MUPING) -> list[Rule]:
    """Return the dispatch rules, the first to be tried first."""
    found = [
        Rule(
            int(row["序号"]),
            split(row["事项"]),
            split(row["产业链"]),
            split(row["环节"]),
            split(row["园区"]),
            row["承办部门"],
            row["说明"],
        )
        for row in rows(folder / "dispatch_rules.csv")
    ]
    return sorted(found, key=lambda rule: rule.place)


def courses(folder: Path = MUPING) -> list[Course]:
    """Return the courses in the order of the file."""
    return [
        Course(
            row["编号"],
            row["名称"],
            row["主办"],
            int(row["容量"]),
            date.fromisoformat(row["报名开始"]),
            datetime.fromisoformat(row["开始时间"]),
            datetime.fromisoformat(row["结束时间"]),
            row["地点"],
        )
        for row in rows(folder / "courses.csv")
    ]


def enrolments(folder: Path = MUPING) -> list[Enrolment]:
    """Return the enrolments, one person in one course each, in the order of enrolment."""
    return [Enrolment(row["课程编号"], row["人员编号"], row["结果"]) for row in rows(folder / "attendance.csv")]


def matters(folder: Path = MUPING) -> list[Matter]:
    """Return the matters that enterprises ask for, in the order of the file."""
    document = tomllib.loads((folder / "requests.toml").read_text(encoding="utf-8"))
    return [Matter(**{"form": {}, **entry}) for entry in document["matter"]]


def chain_code(folder: Path = MUPING) -> str:
    """Return the code of the chain whose figures are published."""
    code: str = tomllib.loads((folder / "published.toml").read_text(encoding="utf-8"))["chain"]
    return code


def published(folder: Path = MUPING) -> list[Figure]:
    """Return the published figures in the order in which the report shows them."""
    document = tomllib.loads((folder / "published.toml").read_text(encoding="utf-8"))
    return [Figure(**entry) for entry in document["figure"]]
