"""The ledger of venues, whose cells are read as its operations read their content."""

from contracts.common import code
from contracts.ledgers import Column, Ledger
from contracts.problem import Text
from contracts.registry.venues import VENUE, RegisterVenueSchema

_GIVEN = RegisterVenueSchema().fields

VENUES = Ledger(
    "registry",
    "venues",
    Text("阵地", "venues"),
    VENUE.words,
    (
        Column(
            "code",
            Text("编号", "code"),
            _GIVEN["code"],
            Text("阵地的编号", "the key of the venue"),
            required=True,
            unique=True,
        ),
        Column("name", Text("名称", "name"), _GIVEN["name"], Text("名称", "its name"), required=True),
        Column("kind", Text("类型", "kind"), _GIVEN["kind"], Text("阵地类型", "what it is"), required=True),
        Column(
            "owner", Text("归属组织", "owner"), code(""), Text("归属组织的编号", "the key of its owner"), required=True
        ),
        Column(
            "chain",
            Text("产业链", "chain"),
            code(""),
            Text("所服务产业链的编号", "the key of the chain that it serves"),
        ),
        Column("address", Text("地址", "address"), _GIVEN["address"], Text("地址", "where it is"), required=True),
        Column(
            "area",
            Text("面积(平方米)", "area, m²"),
            _GIVEN["area"],
            Text("面积,至多两位小数", "square metres, with two decimal places at most"),
            required=True,
        ),
        Column("facilities", Text("设施", "facilities"), _GIVEN["facilities"], Text("设施", "what it has")),
        Column(
            "shared",
            Text("共享", "shared"),
            _GIVEN["shared"],
            Text("是或否:是否供其他组织使用", "是 or 否: whether others than its owner may use it"),
            clears=False,
        ),
    ),
    (
        Text(
            "开放时间不在表内,新登记的阵地即为预约开放;已关闭的阵地不因导入而重新开放。",
            "Opening hours are not in the sheet: a new venue is open by appointment. A closed one stays closed.",
        ),
    ),
)
