"""The sample district says what it should, and refers to nothing that is not there."""

import filecmp
from collections import Counter, defaultdict
from datetime import date

import holidays
import pytest
from python_calamine import CalamineWorkbook
from stdnum.cn import uscc

from demo import district
from demo.muping import generate
from demo.muping.names import KNOWN_BRANDS, brands

PARTY_KINDS = {"党委", "党总支", "党支部", "联合党支部", "功能型党支部"}
POST_KINDS = {
    "企业联系人",
    "派单员",
    "部门经办人",
    "督办员",
    "链长",
    "登记员",
    "平台管理员",
    "回访员",
    "党建指导员",
    "联络员",
    "特派员",
    "代办专员",
    "服务中心工作人员",
    "网格员",
}


def cells(path):
    """Every sheet of a workbook as rows of cell values, its heads first."""
    book = CalamineWorkbook.from_path(path)
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


@pytest.fixture(scope="module")
def sheets():
    """The committed workbook: a list of rows by head for every sheet."""
    return {
        name: [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
        for name, rows in cells(district.MUPING / "registry.xlsx").items()
    }


@pytest.fixture(scope="module")
def organizations(sheets):
    return {row["编号"]: row for row in sheets["组织"]}


@pytest.fixture(scope="module")
def enterprises(organizations):
    return {code: row for code, row in organizations.items() if row["类型"] == "企业"}


@pytest.fixture(scope="module")
def on_the_chain(organizations):
    """The party organizations under dual management of the chain committee."""
    return {code: row for code, row in organizations.items() if row["双重管理"]}


def test_the_committed_files_are_what_the_generator_makes(tmp_path):
    generate.main(tmp_path)
    assert cells(tmp_path / "registry.xlsx") == cells(district.MUPING / "registry.xlsx")
    assert filecmp.cmp(tmp_path / "attendance.csv", district.MUPING / "attendance.csv", shallow=False)


def test_two_runs_of_the_generator_make_the_same_bytes(tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        folder.mkdir()
        generate.main(folder)
    assert filecmp.cmp(first / "registry.xlsx", second / "registry.xlsx", shallow=False)


def test_the_chain_has_six_segments_and_five_sub_industries(sheets):
    (chain,) = sheets["产业链"]
    assert district.split(chain["环节"]) == ("研发", "中试", "检验检测", "审评审批", "生产", "销售")
    assert district.split(chain["细分产业"]) == ("生物医药支持", "创新药", "康复辅具与医疗器械", "医美产品", "中医药")


def test_87_party_organizations_cover_194_enterprises_and_leave_none_out(enterprises, on_the_chain):
    assert len(enterprises) == 194
    assert len(on_the_chain) == 87
    assert {row["类型"] for row in on_the_chain.values()} == PARTY_KINDS
    assert all(row["双重管理"] == "LW01" and row["产业链"] == "SWYY" for row in on_the_chain.values())
    covered = [district.split(row["覆盖企业"]) for row in on_the_chain.values()]
    assert all(covered)
    assert set().union(*covered) == set(enterprises)


def test_only_functional_branches_cover_an_enterprise_a_second_time(enterprises, on_the_chain):
    lasting = [row for row in on_the_chain.values() if row["类型"] != "功能型党支部"]
    counts = Counter(code for row in lasting for code in district.split(row["覆盖企业"]))
    assert counts == dict.fromkeys(enterprises, 1)


def test_territorial_committees_are_not_on_the_chain_and_cover_nobody(organizations, on_the_chain):
    upper = {row["隶属组织"] for row in on_the_chain.values()}
    assert len(upper) == 8
    assert not upper & set(on_the_chain)
    assert not any(organizations[code]["产业链"] or organizations[code]["覆盖企业"] for code in upper)


def test_every_branch_has_the_three_members_a_branch_needs(enterprises, on_the_chain):
    for row in on_the_chain.values():
        members = sum(enterprises[code]["党员人数"] for code in district.split(row["覆盖企业"]))
        assert members >= {"党委": 100, "党总支": 50}.get(row["类型"], 3), row["名称"]


def test_15_party_organizations_and_30_enterprises_are_honored(organizations, enterprises, on_the_chain):
    honored = {code: row["荣誉"] for code, row in organizations.items() if row["荣誉"]}
    assert len(honored) == 45
    assert [honored[code] for code in enterprises if code in honored] == ["红链示范企业"] * 30
    assert [honored[code] for code in on_the_chain if code in honored] == ["先进产业链党组织"] * 15


def test_the_other_organizations_are_there_in_number(organizations):
    counts = Counter(row["类型"] for code, row in organizations.items() if not code.startswith(("QY", "DZ", "DW")))
    assert counts == {
        "部门": 13,
        "园区": 3,
        "街道": 5,
        "产业链党委": 1,
        "党建联盟": 1,
        "高校": 2,
        "科研院所": 2,
        "金融机构": 2,
    }


def test_credit_codes_are_valid_different_and_only_where_they_belong(organizations):
    without = PARTY_KINDS | {"产业链党委", "党建联盟"}
    codes = [row["统一社会信用代码"] for row in organizations.values() if row["类型"] not in without]
    assert all(uscc.is_valid(code) for code in codes)
    assert len(set(codes)) == len(codes)
    assert not any(row["统一社会信用代码"] for row in organizations.values() if row["类型"] in without)


def test_keys_and_names_are_unique(sheets):
    for sheet, heads in {"组织": ("编号", "名称"), "人员": ("编号", "姓名", "手机", "电子邮箱")}.items():
        for head in heads:
            values = [row[head] for row in sheets[sheet]]
            assert all(values)
            assert len(set(values)) == len(values), (sheet, head)
    logins = [row["登录名"] for row in sheets["人员"] if row["登录名"]]
    assert len(set(logins)) == len(logins)


def test_every_reference_of_an_organization_resolves(sheets, organizations):
    (chain,) = sheets["产业链"]
    kinds = {"所属园区": {"园区"}, "隶属组织": {"党委"}, "双重管理": {"产业链党委"}, "覆盖企业": {"企业"}}
    for row in organizations.values():
        for head, allowed in kinds.items():
            assert {organizations[code]["类型"] for code in district.split(row[head])} <= allowed, (row["编号"], head)
        assert row["产业链"] in ("", chain["编号"])
        assert set(district.split(row["环节"])) <= set(district.split(chain["环节"]))
        assert set(district.split(row["细分产业"])) <= set(district.split(chain["细分产业"]))


def test_every_enterprise_is_complete(enterprises):
    bounds = {"大型": (1000, 9999), "中型": (300, 999), "小型": (20, 299), "微型": (1, 19)}
    for row in enterprises.values():
        low, high = bounds[row["规模"]]
        assert low <= row["职工人数"] <= high, row["编号"]
        assert 0 <= row["党员人数"] <= row["职工人数"], row["编号"]
        assert row["所有制"] in ("民营", "国有", "外资", "合资")
        assert row["产业链"], row["编号"]
        assert row["环节"], row["编号"]
        assert row["细分产业"], row["编号"]
        assert isinstance(row["成立日期"], date)
    assert sum(row["链主企业"] == "是" for row in enterprises.values()) == 2


def test_no_brand_is_that_of_a_known_firm():
    names = brands(194)
    assert len(set(names)) == 194
    assert not set(names) & KNOWN_BRANDS


def test_every_post_refers_to_a_person_and_an_organization(sheets, organizations):
    persons = {row["编号"] for row in sheets["人员"]}
    for row in sheets["任职"]:
        assert row["人员编号"] in persons
        assert row["组织编号"] in organizations
        assert row["职务"] in POST_KINDS
        assert row["产业链"] in ("", "SWYY")
        assert isinstance(row["起始日期"], date)
        assert row["终止日期"] == "" or row["终止日期"] >= row["起始日期"]
    assert {row["职务"] for row in sheets["任职"]} == POST_KINDS
    assert {row["人员编号"] for row in sheets["任职"]} == persons


def test_the_posts_that_requests_need_are_held_all_year_by_persons_with_accounts(sheets, organizations, enterprises):
    accounts = {row["编号"] for row in sheets["人员"] if row["登录名"]}
    held = defaultdict(set)
    for row in sheets["任职"]:
        if row["人员编号"] in accounts and row["起始日期"] <= date(2026, 1, 1) and not row["终止日期"]:
            held[row["职务"]].add(row["组织编号"])
    assert held["企业联系人"] == set(enterprises)
    assert held["部门经办人"] == {code for code, row in organizations.items() if row["类型"] == "部门"}
    assert held["派单员"] == {"LW01", "YQ01", "YQ02", "YQ03"}
    for kind in ("链长", "督办员", "登记员", "平台管理员", "回访员"):
        assert held[kind] == {"LW01"}


def test_the_catalog_names_departments_and_its_fields_can_be_read(organizations):
    items = district.catalog()
    assert len({item.code for item in items}) == len(items) == 25
    assert len({item.class_code for item in items}) == 6
    assert len({(item.class_code, item.class_name) for item in items}) == 6
    for item in items:
        assert organizations[item.department]["类型"] == "部门"
        assert 3 <= item.working_days <= 10
        keys = [field.key for field in item.fields]
        assert len(set(keys)) == len(keys)
    assert {field.type for item in items for field in item.fields} == set(district.FIELD_TYPES)


@pytest.mark.parametrize(
    "cell", ["area:面积:number", "area:面积:length:必填", "kind:类别:choice:必填", "a:甲:text(一/二):必填"]
)
def test_a_form_field_that_cannot_be_read_is_refused(cell):
    with pytest.raises(ValueError, match="form field"):
        district.form_fields(cell)


def first_match(rules, item, segment, park):
    """The rule that an enterprise's request of the chain finds first."""
    asked = ((rule, ((rule.items, item), (rule.segments, segment), (rule.parks, park))) for rule in rules)
    return next(rule for rule, pairs in asked if all(not wanted or value in wanted for wanted, value in pairs))


def test_dispatch_rules_refer_to_what_is_there(sheets, organizations):
    (chain,) = sheets["产业链"]
    rules = district.dispatch_rules()
    items = {item.code for item in district.catalog()}
    assert len({rule.place for rule in rules}) == len(rules)
    for rule in rules:
        assert set(rule.items) <= items
        assert set(rule.chains) <= {chain["编号"]}
        assert set(rule.segments) <= set(district.split(chain["环节"]))
        assert all(organizations[park]["类型"] == "园区" for park in rule.parks)
        assert organizations[rule.department]["类型"] == "部门"


def test_every_dispatch_rule_can_match_and_the_last_catches_all(sheets):
    (chain,) = sheets["产业链"]
    rules = district.dispatch_rules()
    found = {
        first_match(rules, item.code, segment, park).place
        for item in district.catalog()
        for segment in district.split(chain["环节"])
        for park in ("", "YQ01", "YQ02", "YQ03")
    }
    assert found == {rule.place for rule in rules}
    last = rules[-1]
    assert (last.items, last.chains, last.segments, last.parks) == ((), (), (), ())


def test_an_item_without_exception_goes_to_its_default_department():
    rules = district.dispatch_rules()
    for item in district.catalog():
        assert first_match(rules, item.code, "研发", "YQ01").department == item.department, item.code


def test_courses_are_held_on_working_days_of_2026_after_enrolment_opens(organizations):
    free = holidays.country_holidays("CN", years=2026)
    for course in district.courses():
        assert organizations[course.organizer]["类型"] == "产业链党委"
        assert course.enrolment_opens < course.begins.date() <= course.ends.date()
        for day in (course.begins.date(), course.ends.date()):
            assert day.year == 2026
            assert day.weekday() < 5
            assert day not in free


def test_four_courses_have_278_attendances_by_persons_who_got_a_seat(sheets):
    """Plays enrolment by hand: seats up to the capacity, a waiting list, and moving up when somebody cancels."""
    persons = {row["编号"] for row in sheets["人员"]}
    courses = district.courses()
    assert len(courses) == 4
    attended = 0
    for course in courses:
        enrolled = [one for one in district.enrolments() if one.course == course.code]
        people = [one.person for one in enrolled]
        assert set(people) <= persons
        assert len(set(people)) == len(people)
        cancelled = {one.person for one in enrolled if one.outcome == "取消"}
        assert cancelled <= set(people[: course.capacity])
        seated = [one for one in enrolled if one.outcome != "取消"][: course.capacity]
        assert {one.outcome for one in seated} <= {"参加", "缺席"}
        assert all(one.outcome == "候补" for one in enrolled if one.person not in cancelled and one not in seated)
        attended += sum(one.outcome == "参加" for one in seated)
    assert attended == 278
    assert len(district.enrolments()) == 290


def test_every_secretary_and_deputy_enrols_at_least_once(sheets, on_the_chain):
    leaders = {row["人员编号"] for row in sheets["任职"] if row["职务"] == "联络员" and row["组织编号"] in on_the_chain}
    assert len(leaders) == 174
    assert {one.person for one in district.enrolments()} == leaders


def test_published_figures_are_either_reported_or_said_to_be_not_built():
    figures = district.published()
    assert all((figure.report is None) != (figure.not_built is None) for figure in figures)
    assert all(figure.relation in district.RELATIONS for figure in figures)
    assert {figure.report: figure.value for figure in figures if figure.report} == {
        "coverage.organizations": 87,
        "coverage.enterprises": 194,
        "honours.organizations": 15,
        "honours.enterprises": 30,
        "requests.closed": 175,
        "staff_requests.closed": 100,
        "training.courses": 4,
        "training.attendances": 278,
        "venues.smallest_activity_centre": 200,
        "on_site_days.held": 12,
        "activities.exchanges": 37,
        "meetings.joint_conferences": 26,
        "matters.settled_by_negotiation": 79,
        "negotiations.held": 80,
        "projects.signed": 16,
        "projects.in_reserve": 30,
    }
    assert sorted(figure.value for figure in figures if figure.not_built) == [12, 280]
