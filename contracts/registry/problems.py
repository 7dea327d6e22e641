"""Refusals of registry that several declarations share."""

from contracts.problem import Problem, Text

USCC_TAKEN = Problem(
    "uscc-taken",
    409,
    Text("统一社会信用代码已登记", "The unified social credit code is registered"),
    Text(
        "统一社会信用代码 {uscc} 已属于 {owner}。同一主体只登记一次。",
        "The unified social credit code {uscc} belongs to {owner}. Nobody is registered twice.",
    ),
)
CODE_NEEDED = Problem(
    "uscc-needed",
    422,
    Text("企业须有统一社会信用代码", "An enterprise needs a unified social credit code"),
    Text("请填写 18 位统一社会信用代码。", "Give its unified social credit code of 18 characters."),
)
WRONG_KIND = Problem(
    "wrong-kind",
    422,
    Text("组织类型不符", "The kind of organization does not fit"),
    Text(
        "{what_zh}:“{subject}”是{given_zh},应为:{allowed_zh}。",
        "{what_en}: {subject} is of the kind {given_en}; it takes: {allowed_en}.",
    ),
)
CYCLE = Problem(
    "affiliation-cycle",
    409,
    Text("隶属关系成环", "The affiliation would be a circle"),
    Text(
        "{object} 在该期间本身隶属于 {subject}。",
        "{object} itself belongs to {subject} during these days.",
    ),
)
POST_TAKEN = Problem(
    "post-taken",
    409,
    Text("该岗位已有人任职", "Somebody holds this post"),
    Text(
        "{holder} 自 {valid_from} 起任此职。请先终止其任职。",
        "{holder} has held it since {valid_from}. End that post first.",
    ),
)
LAST_OF_ROLE = Problem(
    "last-of-role",
    409,
    Text("不能失去最后一名任职者", "The last one cannot go"),
    Text(
        "此后将无人可以{role_zh}身份登录。请先任命另一名{role_zh}并开通账号。",
        "Nobody who can sign in would be {role_en} afterwards. Appoint another one and open an account first.",
    ),
)
CHAIN_NEEDED = Problem(
    "chain-needed",
    422,
    Text("任职须指明产业链", "The post needs a chain"),
    Text(
        "产业链党委的派单员与链长须填写 chain_id。",
        "A chain chief, or a dispatcher at a chain committee, needs chain_id.",
    ),
)
