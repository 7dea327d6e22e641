"""The ledgers of registry: chains, organizations, persons and posts."""

from typing import Any

from marshmallow import fields, validate

from contracts.common import LOCALE, choice, code, day, line
from contracts.ledgers import CLEAR, Column, Ledger
from contracts.problem import Text
from contracts.registry.accounts import login
from contracts.registry.kinds import ALLIANCE_ROLE, ORGANIZATION_KIND, OWNERSHIP, POST_KIND, SCALE
from contracts.registry.organizations import MOST_COUNTED, uscc
from contracts.registry.people import email, phone

KEY = Text("编号", "code")
OLD_KEY = ("编码",)
MOST_LISTED = 50
MOST_COVERED = 1000


def _key(holds: Text) -> Column:
    return Column("code", KEY, code("A local key."), holds, required=True, unique=True, also=OLD_KEY)


def _listed(inner: fields.Field[Any], most: int = MOST_LISTED) -> fields.List:
    return fields.List(inner, validate=validate.Length(max=most))


def _counted() -> fields.Integer:
    return fields.Integer(validate=validate.Range(min=0, max=MOST_COUNTED))


CHAINS = Ledger(
    "registry",
    "chains",
    Text("产业链", "chains"),
    Text("产业链", "chain"),
    (
        _key(Text("产业链的编号", "the key of the chain")),
        Column("name", Text("名称", "name"), line(100), Text("名称", "its name"), required=True),
        Column(
            "segments", Text("环节", "segments"), _listed(line(60)), Text("各环节,按顺序", "its segments, in order")
        ),
        Column(
            "sub_industries",
            Text("细分产业", "sub-industries"),
            _listed(line(60)),
            Text("各细分产业", "its sub-industries"),
        ),
    ),
)
ORGANIZATIONS = Ledger(
    "registry",
    "organizations",
    Text("组织", "organizations"),
    Text("组织", "organization"),
    (
        _key(Text("组织的编号", "the key of the organization")),
        Column("name", Text("名称", "name"), line(200), Text("名称", "its name"), required=True),
        Column("kind", Text("类型", "kind"), choice(ORGANIZATION_KIND), Text("组织类型", "its kind"), required=True),
        Column(
            "uscc",
            Text("统一社会信用代码", "unified social credit code"),
            uscc(),
            Text("统一社会信用代码;企业必填", "its unified social credit code; an enterprise keeps one"),
            unique=True,
        ),
        Column("park", Text("所属园区", "park"), code(""), Text("所属园区的编号", "the key of the park it is in")),
        Column(
            "affiliation",
            Text("隶属组织", "affiliation"),
            code(""),
            Text("上级党组织的编号", "the key of the party organization above it"),
        ),
        Column(
            "dual_management",
            Text("双重管理", "dual management"),
            _listed(code("")),
            Text("同时管理它的产业链党委的编号", "keys of the chain committees that manage it too"),
        ),
        Column(
            "alliance", Text("联盟", "alliance"), _listed(code("")), Text("所在联盟的编号", "keys of its alliances")
        ),
        Column(
            "alliance_role",
            Text("联盟角色", "alliance role"),
            choice(ALLIANCE_ROLE),
            Text(
                f"在本行联盟中的角色;{CLEAR}即为成员",
                f"its role in the alliances of the row; {CLEAR} makes it a member",
            ),
        ),
        Column(
            "chains",
            Text("产业链", "chains"),
            _listed(code("")),
            Text("所在产业链的编号", "keys of the chains it is on"),
        ),
        Column(
            "segments",
            Text("环节", "segments"),
            _listed(line(60)),
            Text("在本行产业链上的环节", "its segments on the chains of the row"),
        ),
        Column(
            "sub_industries",
            Text("细分产业", "sub-industries"),
            _listed(line(60)),
            Text("在本行产业链上的细分产业", "its sub-industries on the chains of the row"),
        ),
        Column(
            "lead",
            Text("链主企业", "lead enterprise"),
            fields.Boolean(),
            Text("是或否:是否为本行产业链的链主", "是 or 否: whether it leads the chains of the row"),
        ),
        Column(
            "coverage",
            Text("覆盖企业", "covered enterprises"),
            _listed(code(""), MOST_COVERED),
            Text("党组织所覆盖企业的编号", "keys of the enterprises that a party organization covers"),
        ),
        Column("headcount", Text("职工人数", "staff"), _counted(), Text("职工人数", "staff")),
        Column("member_count", Text("党员人数", "party members"), _counted(), Text("党员人数", "party members")),
        Column(
            "ownership", Text("所有制", "ownership"), choice(OWNERSHIP), Text("企业所有制", "who owns the enterprise")
        ),
        Column("scale", Text("规模", "size"), choice(SCALE), Text("企业规模", "its size class")),
        Column("honors", Text("荣誉", "honours"), _listed(line(60)), Text("所获荣誉", "its honours")),
        Column(
            "founded",
            Text("成立日期", "founded"),
            day(""),
            Text("成立日期,如 2026-07-01", "the day it was founded, such as 2026-07-01"),
        ),
    ),
    (
        Text(
            "填写环节、细分产业、链主企业时,同一行须填写产业链;填写联盟角色时须填写联盟。",
            "环节, 细分产业 and 链主企业 need 产业链 in the same row, 联盟角色 needs 联盟.",
        ),
    ),
)
PERSONS = Ledger(
    "registry",
    "persons",
    Text("人员", "persons"),
    Text("人员", "person"),
    (
        _key(Text("人员的编号", "the key of the person")),
        Column("name", Text("姓名", "name"), line(60), Text("姓名", "the name"), required=True),
        Column("phone", Text("手机", "telephone"), phone(), Text("电话号码", "the telephone number")),
        Column("email", Text("电子邮箱", "e-mail"), email(), Text("电子邮箱", "the e-mail address")),
        Column(
            "login",
            Text("登录名", "login"),
            login(),
            Text("新账号的登录名", "the login of a new account"),
            clears=False,
            unique=True,
        ),
        Column("locale", Text("语言", "language"), choice(LOCALE), Text("zh 或 en", "zh or en"), clears=False),
    ),
)
POSTS = Ledger(
    "registry",
    "posts",
    Text("任职", "posts"),
    Text("任职", "post"),
    (
        Column(
            "person",
            Text("人员编号", "person"),
            code(""),
            Text("人员的编号", "the key of the person"),
            required=True,
            also=("人员编码",),
        ),
        Column(
            "kind",
            Text("职务", "post"),
            choice(POST_KIND),
            Text("职务", "the kind of post"),
            required=True,
        ),
        Column(
            "organization",
            Text("组织编号", "organization"),
            code(""),
            Text("任职组织的编号", "the key of the organization where it is held"),
            required=True,
            also=("组织编码",),
        ),
        Column(
            "chain",
            Text("产业链", "chain"),
            code(""),
            Text("产业链的编号,职务需要时填写", "the key of the chain, where the post needs one"),
            clears=False,
        ),
        Column("valid_from", Text("起始日期", "first day"), day(""), Text("第一天", "the first day"), required=True),
        Column(
            "valid_to",
            Text("终止日期", "last day"),
            day(""),
            Text(
                f"最后一天;{CLEAR}用于原定终止、现不再确定的任职",
                f"the last day; {CLEAR} for a post whose end was planned and is not known any more",
            ),
        ),
    ),
)
