"""Party organizations, government bodies and the alliance's other members, as rows of the workbook."""

from datetime import date

from demo.muping.enterprises import (
    ALLIANCE,
    CHAIN,
    CHAIN_COMMITTEE,
    PARKS,
    STREETS,
    Enterprise,
    Row,
    listed,
    working_day,
)
from demo.muping.names import between, mixed, pick, social_credit_code

UPPER_COMMITTEE = "DW00"
DEPARTMENTS = {
    "BM01": "牟平区科学技术局",
    "BM02": "牟平区工业和信息化局",
    "BM03": "牟平区市场监督管理局",
    "BM04": "牟平区人力资源和社会保障局",
    "BM05": "牟平区自然资源局",
    "BM06": "牟平区生态环境分局",
    "BM07": "牟平区行政审批服务局",
    "BM08": "牟平区财政局",
    "BM09": "牟平区金融服务中心",
    "BM10": "牟平区住房和城乡建设局",
    "BM11": "牟平区商务局",
    "BM12": "牟平区教育和体育局",
    "BM13": "牟平区司法局",
}
_JOINT_BRANCHES = 26
_FUNCTIONAL_BRANCHES = {
    "研发": "新药研发攻关功能型党支部",
    "中试": "中试平台共享功能型党支部",
    "检验检测": "检验检测互认功能型党支部",
    "审评审批": "审评审批服务功能型党支部",
    "生产": "绿色智造功能型党支部",
    "销售": "市场开拓功能型党支部",
}
_NUMERALS = "一二三四五六七八九十"


def party_rows(members: list[Enterprise]) -> list[Row]:
    """Return the rows of the 87 party organizations that cover the enterprises, 15 of them honoured.

    Standalone organizations come first, then joint branches by territory, then one functional branch a segment.
    """
    found = [
        (one.name + one.own_organization, one.own_organization, one.territory, [one.code])
        for one in members
        if one.own_organization
    ]
    found += _joint_branches([one for one in members if not one.own_organization])
    found += _functional_branches(members)
    rows: list[Row] = [
        {
            "编号": f"DZ{number:03}",
            "名称": name,
            "类型": kind,
            "隶属组织": _territorial_committee(territory),
            "双重管理": CHAIN_COMMITTEE,
            "产业链": CHAIN,
            "覆盖企业": listed(covered),
            "成立日期": working_day(date(2024, 1, 8), date(2025, 6, 30), "party", number),
        }
        for number, (name, kind, territory, covered) in enumerate(found, start=1)
    ]
    for kind, count in {"党委": 3, "党总支": 4, "党支部": 5, "联合党支部": 3}.items():
        for row in mixed([row for row in rows if row["类型"] == kind], "honour", kind)[:count]:
            row["荣誉"] = "先进产业链党组织"
    return rows


def _joint_branches(members: list[Enterprise]) -> list[tuple[str, str, str, list[str]]]:
    """Share out the enterprises without an organization of their own among joint branches of their territory."""
    groups = {code: [one.code for one in members if one.territory == code] for code in (*PARKS, *STREETS)}
    shares = dict.fromkeys(groups, 1)
    while sum(shares.values()) < _JOINT_BRANCHES:
        # The next branch goes to the territory whose branches are the largest.
        shares[max(groups, key=lambda code: len(groups[code]) / shares[code])] += 1
    found = []
    for code, group in groups.items():
        for number in range(shares[code]):
            ordinal = f"第{_NUMERALS[number]}" if shares[code] > 1 else ""
            name = (PARKS | STREETS)[code] + ("" if code in PARKS else "生物医药企业") + ordinal + "联合党支部"
            found.append((name, "联合党支部", code, group[number :: shares[code]]))
    return found


def _functional_branches(members: list[Enterprise]) -> list[tuple[str, str, str, list[str]]]:
    """Return one branch for each segment, joining enterprises that another organization covers already."""
    found = []
    for segment, name in _FUNCTIONAL_BRANCHES.items():
        candidates = [one.code for one in members if segment in one.segments and one.members >= 2]
        covered = sorted(mixed(candidates, "functional", segment)[: between(4, 6, "functional size", segment)])
        found.append((name, "功能型党支部", pick(list(PARKS), "functional", segment), covered))
    return found


def _territorial_committee(territory: str) -> str:
    """Return the code of the committee of a street or park; it differs from the territory's own in its letters only."""
    return "DW" + ("1" if territory in PARKS else "2") + territory[-1]


def institution_rows() -> list[Row]:
    """Return the rows of parks, streets, departments, committees above the chain, and the alliance's other members."""
    return [
        *(_institution(code, name, "园区", "12", date(2016, 9, 1)) for code, name in PARKS.items()),
        *(_institution(code, f"牟平区{name}办事处", "街道", "11", date(2001, 3, 1)) for code, name in STREETS.items()),
        *(_institution(code, name, "部门", "11", date(2019, 1, 18)) for code, name in DEPARTMENTS.items()),
        *_committees(),
        *_partners(),
    ]


def _institution(code: str, name: str, kind: str, authority: str, founded: date) -> Row:
    return {
        "编号": code,
        "名称": name,
        "类型": kind,
        "统一社会信用代码": social_credit_code(authority, kind, code),
        "成立日期": founded,
    }


def _committees() -> list[Row]:
    rows: list[Row] = [
        {"编号": UPPER_COMMITTEE, "名称": "牟平区两新组织党工委", "类型": "党委", "成立日期": date(2013, 5, 20)},
    ]
    for code, name in (PARKS | STREETS).items():
        suffix = "党委" if code in PARKS else "党工委"
        rows.append(
            {
                "编号": _territorial_committee(code),
                "名称": name + suffix,
                "类型": "党委",
                "隶属组织": UPPER_COMMITTEE,
                "成立日期": date(2017, 3, 1),
            }
        )
    rows.append(
        {
            "编号": CHAIN_COMMITTEE,
            "名称": "牟平区生物医药产业链综合党委",
            "类型": "产业链党委",
            "隶属组织": UPPER_COMMITTEE,
            "联盟": ALLIANCE,
            "联盟角色": "盟主",
            "产业链": CHAIN,
            "成立日期": date(2023, 6, 28),
        }
    )
    rows.append(
        {
            "编号": ALLIANCE,
            "名称": "牟平区生物医药产业链党建服务联盟",
            "类型": "党建联盟",
            "产业链": CHAIN,
            "成立日期": date(2023, 9, 15),
        }
    )
    return rows


def _partners() -> list[Row]:
    rows = [
        _institution("GX01", "昆嵛医药大学", "高校", "12", date(1998, 9, 1)),
        _institution("GX02", "蓝谷生物职业学院", "高校", "12", date(2008, 9, 1)),
        _institution("YJ01", "昆嵛海洋药物研究所", "科研院所", "12", date(2011, 4, 12)),
        _institution("YJ02", "蓝谷药物安全评价研究院", "科研院所", "12", date(2018, 10, 8)),
        _institution("JR01", "蓝谷商业银行牟平支行", "金融机构", "91", date(2010, 7, 1)),
        _institution("JR02", "昆嵛农村合作银行", "金融机构", "91", date(2006, 12, 11)),
    ]
    return [row | {"联盟": ALLIANCE, "联盟角色": "成员", "产业链": CHAIN} for row in rows]
