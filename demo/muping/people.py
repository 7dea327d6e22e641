"""Persons, posts and course attendance of the sample district, as rows of the workbook and of attendance.csv."""

from dataclasses import dataclass, field
from datetime import date

from demo.muping.enterprises import CHAIN, CHAIN_COMMITTEE, PARKS, Enterprise, Row
from demo.muping.names import digest, mixed, person_names
from demo.muping.organizations import DEPARTMENTS

PERSON_HEADS = ["编号", "姓名", "手机", "电子邮箱", "登录名", "语言"]
POST_HEADS = ["人员编号", "职务", "组织编号", "产业链", "起始日期", "终止日期"]
ATTENDANCE_HEADS = ["课程编号", "人员编号", "结果"]

_FIRST_DAY = date(2025, 1, 1)
_HANDLERS = ["kjj", "gxj", "scjgj", "rsj", "zrzyj", "sthjj", "xzspj", "czj", "jrzx", "zjj", "swj", "jtj", "sfj"]
# Those of industry, planning and justice come to the on-site days, and have accounts.
_SERVICE_AGENTS = {"BM02": "daiban1", "BM03": None, "BM05": "daiban2", "BM13": "daiban3"}
_SECOND_CONTACTS = 10
_INSTRUCTORS = 13

# For each course the number of enrolments, and the places in the order of enrolment of those who cancel, are absent, or
# are still waiting when the course begins. The others attend: 71 + 69 + 71 + 67 = 278.
_COURSES: dict[str, tuple[int, dict[int, str]]] = {
    "PX01": (75, {9: "取消", 40: "取消", 24: "缺席", 74: "候补"}),
    "PX02": (72, {3: "缺席", 31: "缺席", 58: "缺席"}),
    "PX03": (73, {17: "取消", 44: "缺席"}),
    "PX04": (70, {6: "取消", 28: "缺席", 63: "缺席"}),
}


@dataclass
class People:
    """The sheets 人员 and 任职 while they are built, and the persons who are trained."""

    names: list[str]
    persons: list[Row] = field(default_factory=list)
    posts: list[Row] = field(default_factory=list)
    secretaries: list[str] = field(default_factory=list)
    deputies: list[str] = field(default_factory=list)

    def person(self, login: str | None = None, language: str = "zh") -> str:
        """Add a person and return the number; without `login` the person has no account."""
        number = len(self.persons) + 1
        code = f"RY{number:04}"
        self.persons.append(
            {
                "编号": code,
                "姓名": self.names[number - 1],
                "手机": f"1390000{number:04}",
                "电子邮箱": f"{login or code.lower()}@example.cn",
                "登录名": login,
                "语言": language,
            }
        )
        return code

    def post(
        self,
        person: str,
        kind: str,
        organization: str,
        chain: str | None = None,
        first: date = _FIRST_DAY,
        last: date | None = None,
    ) -> None:
        """Give a person a post; `last` is the last day on which it is held."""
        self.posts.append(
            {
                "人员编号": person,
                "职务": kind,
                "组织编号": organization,
                "产业链": chain,
                "起始日期": first,
                "终止日期": last,
            }
        )


def people(enterprises: list[Enterprise], enterprise_rows: list[Row], party_rows: list[Row]) -> People:
    """Return all persons: those of committee, parks and departments, contacts, leaders of the party organizations."""
    found = People(person_names(500))
    _add_committee(found)
    _add_departments(found)
    _add_contacts(found, enterprises, enterprise_rows)
    _add_party_leaders(found, party_rows)
    _add_instructors(found, party_rows)
    _add_service_centre(found)
    # After all others, whose numbers stay as they are.
    found.post(found.person("huifang"), "回访员", CHAIN_COMMITTEE, CHAIN)
    return found


def _add_committee(found: People) -> None:
    for login, kind, chain in (
        ("lianzhang", "链长", CHAIN),
        ("duban", "督办员", CHAIN),
        ("dengji", "登记员", None),
        ("guanli", "平台管理员", None),
        ("paidan1", "派单员", CHAIN),
        ("paidan2", "派单员", CHAIN),
    ):
        found.post(found.person(login), kind, CHAIN_COMMITTEE, chain)
    for park in PARKS:
        found.post(found.person(f"{park.lower()}1"), "派单员", park)


def _add_departments(found: People) -> None:
    for place, (department, stem) in enumerate(zip(DEPARTMENTS, _HANDLERS, strict=True)):
        found.post(found.person(f"{stem}1"), "部门经办人", department)
        if place < 7:
            # At the second desk of the first department the handler changed in the middle of the year.
            last = date(2026, 6, 30) if place == 0 else None
            found.post(found.person(f"{stem}2"), "部门经办人", department, last=last)
        if place == 0:
            found.post(found.person(f"{stem}3"), "部门经办人", department, first=date(2026, 7, 1))
        if department in _SERVICE_AGENTS:
            found.post(found.person(_SERVICE_AGENTS[department]), "代办专员", department)


def _add_contacts(found: People, enterprises: list[Enterprise], rows: list[Row]) -> None:
    for place, (one, row) in enumerate(zip(enterprises, rows, strict=True)):
        foreign = row["所有制"] in ("外资", "合资")
        language = "en" if foreign and digest("language", one.code) % 2 else "zh"
        found.post(found.person(one.code.lower(), language), "企业联系人", one.code)
        if place < 6:
            found.post(found.person(), "特派员", one.code, CHAIN)
        if place == 60:
            # One earlier contact, so that the history of a post is not empty.
            found.post(found.person(), "企业联系人", one.code, first=date(2023, 3, 1), last=date(2024, 12, 31))


def _add_party_leaders(found: People, rows: list[Row]) -> None:
    for row in rows:
        organization = str(row["编号"])
        found.secretaries.append(found.person())
        found.post(found.secretaries[-1], "联络员", organization, CHAIN)
        # The deputies of the largest enterprises' organizations are also the second contacts of their enterprises.
        second = len(found.deputies) < _SECOND_CONTACTS
        found.deputies.append(found.person(f"{row['覆盖企业']}b".lower() if second else None))
        found.post(found.deputies[-1], "联络员", organization, CHAIN)
        if second:
            found.post(found.deputies[-1], "企业联系人", str(row["覆盖企业"]))


def _add_instructors(found: People, rows: list[Row]) -> None:
    instructors = [found.person() for _ in range(_INSTRUCTORS)]
    joint = [str(row["编号"]) for row in rows if row["类型"] == "联合党支部"]
    for place, organization in enumerate(joint):
        found.post(instructors[place % _INSTRUCTORS], "党建指导员", organization)


def _add_service_centre(found: People) -> None:
    """Add who takes requests in at the service centre of the first park, and its grid worker."""
    park = next(iter(PARKS))
    found.post(found.person("fuwu1"), "服务中心工作人员", park)
    found.post(found.person("wangge1"), "网格员", park)


def attendance_rows(secretaries: list[str], deputies: list[str]) -> list[Row]:
    """Return the enrolments of persons in courses, in the order of enrolment, with their outcomes.

    Every secretary and deputy enrols at least once a year, nobody twice in one course.
    """
    enrolled = {
        "PX01": secretaries[:75],
        "PX02": secretaries[75:] + deputies[:60],
        "PX03": deputies[60:] + mixed(secretaries, "PX03"),
        "PX04": mixed(secretaries + deputies, "PX04"),
    }
    rows: list[Row] = []
    for course, (count, exceptions) in _COURSES.items():
        for place, person in enumerate(mixed(enrolled[course][:count], "order", course)):
            rows.append({"课程编号": course, "人员编号": person, "结果": exceptions.get(place, "参加")})
    return rows
