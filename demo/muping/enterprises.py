"""The chain and its 194 enterprises, as rows of the workbook."""

from dataclasses import dataclass
from datetime import date, timedelta

from demo.muping.names import between, brands, digest, mixed, pick, social_credit_code

Row = dict[str, object]

CHAIN = "SWYY"
SEGMENTS = ["研发", "中试", "检验检测", "审评审批", "生产", "销售"]
SUB_INDUSTRIES = ["生物医药支持", "创新药", "康复辅具与医疗器械", "医美产品", "中医药"]
ENTERPRISES = 194
CHAIN_COMMITTEE = "LW01"
ALLIANCE = "LM01"
# The lead enterprises, with what each is in the alliance.
LEADS = {"QY001": "轮值主席", "QY002": "成员"}

CHAIN_HEADS = ["编号", "名称", "环节", "细分产业"]
ORGANIZATION_HEADS = [
    "编号",
    "名称",
    "类型",
    "统一社会信用代码",
    "所属园区",
    "隶属组织",
    "双重管理",
    "联盟",
    "联盟角色",
    "产业链",
    "环节",
    "细分产业",
    "链主企业",
    "覆盖企业",
    "职工人数",
    "党员人数",
    "所有制",
    "规模",
    "荣誉",
    "成立日期",
]

PARKS = {"YQ01": "蓝谷生物医药产业园", "YQ02": "滨海医疗器械产业园", "YQ03": "昆嵛中医药产业园"}
STREETS = {"JD01": "宁海街道", "JD02": "文化街道", "JD03": "武宁街道", "JD04": "大窑街道", "JD05": "养马岛街道"}
_SUB_INDUSTRY_COUNTS = [34, 38, 52, 26, 44]
_SEGMENT_COUNTS = [34, 18, 20, 10, 82, 30]
_SCALES = ["大型"] * 6 + ["中型"] * 30 + ["小型"] * 98 + ["微型"] * 60
_TERRITORIES = ["YQ01"] * 70 + ["YQ02"] * 45 + ["YQ03"] * 35 + [code for code in STREETS for _ in range(9)][:44]
_STANDALONE = ["党委"] * 3 + ["党总支"] * 6 + ["党支部"] * 46
_HONOURED_ENTERPRISES = 30

_PRODUCTS = {
    "生物医药支持": ["生物试剂", "培养基", "药用包材", "药用辅料", "制药装备"],
    "创新药": ["生物制药", "抗体药物", "细胞药物", "新药", "多肽药物"],
    "康复辅具与医疗器械": ["医疗器械", "康复器具", "骨科材料", "体外诊断", "矫形辅具"],
    "医美产品": ["医美生物", "透明质酸", "皮肤科学", "胶原生物", "美肤器械"],
    "中医药": ["中药饮片", "本草药业", "中药颗粒", "海洋中药", "艾灸制品"],
}
_BUSINESSES = {
    "研发": ["研发", "研究院", "技术开发"],
    "中试": ["中试服务", "工艺开发"],
    "检验检测": ["检测技术", "检验", "质量评价"],
    "审评审批": ["注册咨询", "合规服务"],
    "生产": ["", "制造", "科技"],
    "销售": ["销售", "供应链", "健康服务"],
}


@dataclass(frozen=True)
class Enterprise:
    """One enterprise before it becomes a row. `territory` is the code of a park, or of a street outside the parks."""

    code: str
    name: str
    segments: list[str]
    sub_industries: list[str]
    scale: str
    territory: str
    staff: int
    members: int
    own_organization: str | None


def listed(items: list[str]) -> str:
    """Return a list as one cell."""
    return "、".join(items)


def chain_rows() -> list[Row]:
    """Return the one chain with its segments and sub-industries."""
    return [
        {"编号": CHAIN, "名称": "生物医药", "环节": listed(SEGMENTS), "细分产业": listed(SUB_INDUSTRIES)},
    ]


def enterprises() -> list[Enterprise]:
    """Return the 194 enterprises, the largest first."""
    pairs = list(
        zip(
            mixed(_repeated(SEGMENTS, _SEGMENT_COUNTS), "segment"),
            mixed(_repeated(SUB_INDUSTRIES, _SUB_INDUSTRY_COUNTS), "sub-industry"),
            strict=True,
        )
    )
    # Large and medium enterprises are producers, the others come as they fall.
    pairs.sort(key=lambda pair: pair[0] != "生产")
    leading = _SCALES.index("小型")
    pairs = pairs[:leading] + mixed(pairs[leading:], "small")
    territories = mixed(_TERRITORIES, "territory")
    names = brands(ENTERPRISES)
    return [
        _enterprise(place, names[place], segment, sub_industry, territories[place])
        for place, (segment, sub_industry) in enumerate(pairs)
    ]


def _repeated(values: list[str], counts: list[int]) -> list[str]:
    return [value for value, count in zip(values, counts, strict=True) for _ in range(count)]


def _enterprise(place: int, brand: str, segment: str, sub_industry: str, territory: str) -> Enterprise:
    scale = _SCALES[place]
    own = _own_organization(place)
    segments, sub_industries = [segment], [sub_industry]
    if scale == "大型":
        segments = ["研发", "生产", "销售"]
    elif scale == "中型" and place % 3 == 0:
        segments = ["研发", "生产"]
    elif scale == "小型" and place % 11 == 0 and sub_industry != "生物医药支持":
        sub_industries = ["生物医药支持", sub_industry]
    business = pick(_BUSINESSES[segment], "business", place)
    form = "股份有限公司" if scale == "大型" else "有限公司"
    seat = pick(["烟台", "烟台", "烟台", "山东"], "seat", place)
    return Enterprise(
        code=f"QY{place + 1:03}",
        name=f"{seat}{brand}{pick(_PRODUCTS[sub_industry], 'product', place)}{business}{form}",
        segments=segments,
        sub_industries=sub_industries,
        scale=scale,
        territory=territory,
        staff=between(*_STAFF_RANGES[scale], "staff", place),
        members=between(*_member_range(scale, own), "members", place),
        own_organization=own,
    )


# The bounds of the statistical classification of industrial enterprises by headcount.
_STAFF_RANGES = {"大型": (1000, 1900), "中型": (300, 800), "小型": (20, 280), "微型": (5, 19)}
_MEMBER_RANGES = {"党委": (105, 180), "党总支": (52, 95), "党支部": (6, 45)}


def _own_organization(place: int) -> str | None:
    """Return the kind of party organization an enterprise has alone, or None where it shares one.

    All large and medium enterprises and the first 19 small ones have one of their own.
    """
    return _STANDALONE[place] if place < len(_STANDALONE) else None


def _member_range(scale: str, own: str | None) -> tuple[int, int]:
    if scale == "微型":
        return 0, 2
    if scale == "小型":
        return (3, 12) if own else (0, 5)
    return _MEMBER_RANGES[own or "党支部"]


def enterprise_rows(members: list[Enterprise]) -> list[Row]:
    """Return the rows of the enterprises, 30 of them honoured."""
    by_scale = [[one.code for one in members if one.scale == scale] for scale in ("大型", "中型", "小型")]
    honoured = by_scale[0] + mixed(by_scale[1], "honour")[:16] + mixed(by_scale[2], "honour")[:8]
    assert len(honoured) == _HONOURED_ENTERPRISES
    return [
        {
            "编号": one.code,
            "名称": one.name,
            "类型": "企业",
            "统一社会信用代码": social_credit_code("91", "enterprise", one.code),
            "所属园区": one.territory if one.territory in PARKS else None,
            "联盟": ALLIANCE if one.code in LEADS else None,
            "联盟角色": LEADS.get(one.code),
            "产业链": CHAIN,
            "环节": listed(one.segments),
            "细分产业": listed(one.sub_industries),
            "链主企业": "是" if one.code in LEADS else "否",
            "职工人数": one.staff,
            "党员人数": one.members,
            "所有制": pick(["民营"] * 7 + ["国有", "外资", "合资"], "ownership", one.code),
            "规模": one.scale,
            "荣誉": "红链示范企业" if one.code in honoured else None,
            "成立日期": working_day(date(2003, 1, 6), date(2023, 11, 30), "founded", one.code),
        }
        for one in members
    ]


def working_day(first: date, last: date, *key: object) -> date:
    """Return a working-week day between the two dates."""
    day = first + timedelta(days=digest("day", *key) % ((last - first).days + 1))
    return day - timedelta(days=max(0, day.weekday() - 4))
