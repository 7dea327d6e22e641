"""Why an operation on a case is refused, beyond the common reasons."""

from contracts.problem import Problem, Text

IN_ANOTHER_CASE = Problem(
    "in-another-case",
    409,
    Text("诉求已在其他集中办理中", "The request is in another case"),
    Text(
        "诉求 {number} 已在集中办理 {other} 中;请先从中移出。",
        "Request {number} is in case {other}. Remove it from there first.",
    ),
)
IN_THIS_CASE = Problem(
    "in-this-case",
    409,
    Text("诉求已在此集中办理中", "The request is in this case"),
    Text("诉求 {number} 已在集中办理 {case} 中。", "Request {number} is in case {case} already."),
)
NOT_IN_CASE = Problem(
    "not-in-case",
    409,
    Text("诉求不在此集中办理中", "The request does not wait in this case"),
    Text(
        "诉求 {number} 不在集中办理 {case} 的待答复诉求中。",
        "Request {number} is not among those that wait in case {case}.",
    ),
)
REQUEST_NOT_OPEN = Problem(
    "request-not-open",
    409,
    Text("诉求不能并入", "The request cannot be handled with others"),
    Text(
        "诉求 {number} 的状态为“{status_zh}”,只有尚未答复的诉求可以并入。",
        "Request {number} is {status_en}; only what has not been answered can be added.",
    ),
)
CASE_NOT_OPEN = Problem(
    "case-not-open",
    409,
    Text("集中办理当前不能执行此操作", "Not possible with the case as it stands"),
    Text("集中办理 {number} 的状态为“{status_zh}”。", "Case {number} is {status_en}."),
)
CASE_EMPTY = Problem(
    "case-empty",
    409,
    Text("没有待答复的诉求", "No request waits in the case"),
    Text("集中办理 {number} 中没有待答复的诉求。", "No request waits for an answer in case {number}."),
)
CASE_FULL = Problem(
    "case-full",
    409,
    Text("集中办理已满", "The case is full"),
    Text("一案最多 {most} 件诉求。", "A case has {most} requests at most."),
)
CASE_BEING_ANSWERED = Problem(
    "case-being-answered",
    409,
    Text("正在答复", "The case is being answered"),
    Text(
        "集中办理 {number} 正在逐件答复,请待任务结束。",
        "The requests of case {number} are being answered; wait for the job.",
    ),
)
CASE_ANSWERED_OTHERWISE = Problem(
    "case-answered-otherwise",
    409,
    Text("统一答复已作出", "The official answer has been given"),
    Text(
        "集中办理 {number} 的统一答复已作出,不能更改;请将 answer 留空,以同一答复办理其余诉求。",
        "The official answer of case {number} has been given and stays. Leave `answer` out to give it to the others.",
    ),
)

NOT_WITH_LEAD = Problem(
    "not-with-lead",
    409,
    Text("诉求不在主办部门", "The request is not with the lead department"),
    Text(
        "诉求 {number} 现由“{department}”办理,不在主办部门;请改派或移出。",
        "Request {number} is with {department}, not with the lead department. Redispatch it, or remove it.",
    ),
)
