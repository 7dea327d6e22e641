"""Why an operation on a request is refused, beyond the common reasons."""

from contracts.problem import Problem, Text

NOT_NOW = Problem(
    "not-now",
    409,
    Text("当前状态不能执行此操作", "Not possible in this state"),
    Text(
        "诉求 {number} 的状态为“{status_zh}”,不能执行“{action_zh}”;您现在可以执行:{possible_zh}。",
        "Request {number} is {status_en}, which does not allow: {action_en}. What you can do now: {possible_en}.",
    ),
)
ENTERPRISE_UNKNOWN = Problem(
    "enterprise-unknown",
    409,
    Text("尚无该企业的资料", "The enterprise is not known here yet"),
    Text(
        "企业 {id} 的资料尚未同步或已停用,请稍后重试。",
        "The enterprise {id} has not arrived from the registry yet, or is no longer active. Try again in a moment.",
    ),
)
NOBODY_DISPATCHES = Problem(
    "nobody-dispatches",
    409,
    Text("没有派单员", "Nobody would dispatch it"),
    Text(
        "企业 {name} 所在的产业链和园区均无可履职的派单员(在任、未停用,所在组织未停用),无人派单,请联系登记员。",
        "No active dispatcher holds a post today for a chain or a park of the enterprise {name}, so nobody would "
        "dispatch it. Ask the registrar.",
    ),
)
DEPARTMENT_NOT_ACTIVE = Problem(
    "department-not-active",
    409,
    Text("承办部门不可用", "The department takes no requests"),
    Text(
        "规则指定的部门 {id} 已停用或未同步,请在 department_id 中指定其他部门。",
        "The department {id} that the rules name is not active. Name another in department_id.",
    ),
)
NOBODY_HANDLES = Problem(
    "nobody-handles",
    409,
    Text("承办部门无人可办", "Nobody at the department could handle it"),
    Text(
        "部门 {name}({id})没有在任、未停用且可登录的经办人,请在 department_id 中另行指定,或请登记员补任或开通账号。",
        "No handler at the department {name} ({id}) holds a post today, is active and can sign in. Name another in "
        "department_id, or have the registrar give somebody the post, or the account.",
    ),
)
PARTS_OPEN = Problem(
    "parts-open",
    409,
    Text("尚有协办未完成", "A co-department has not done its part"),
    Text(
        "诉求 {number} 的协办尚未完成:{open_zh}。请待其反馈,或请派单员免除后再答复。",
        "Request {number} cannot be answered yet, since parts are open: {open_en}. Wait for them, or ask the "
        "dispatcher to release them.",
    ),
)
PART_OPEN = Problem(
    "part-open",
    409,
    Text("该部门已在协办", "The department has a part already"),
    Text(
        "{name}在诉求 {number} 中的协办尚未结束({status_zh})。",
        "{name} has a part in request {number} that has not ended ({status_en}).",
    ),
)
PARTS_FULL = Problem(
    "parts-full",
    409,
    Text("协办部门已满", "No more co-departments can be added"),
    Text(
        "诉求 {number} 在本次办理中已有 {limit} 个协办部门。",
        "In this handling request {number} has {limit} co-departments already.",
    ),
)
RETURN_TOO_LATE = Problem(
    "return-too-late",
    409,
    Text("已超过退单期限", "Too late to return it"),
    Text(
        "派单后 {days} 个工作日内可以退单,期限为 {closed_at}。",
        "A dispatch can be returned within {days} working days; that ended {closed_at}.",
    ),
)
RETURN_USED_UP = Problem(
    "return-used-up",
    409,
    Text("退单次数已用完", "This department has returned it before"),
    Text(
        "同一部门对同一诉求最多退单 {limit} 次,已退 {made} 次。",
        "A department may return a request {limit} times at most and has done so {made} times.",
    ),
)
EXTENSION_PENDING = Problem(
    "extension-pending",
    409,
    Text("已有待审批的延期申请", "An extension is pending"),
    Text("已申请延期 {days} 个工作日,请等待审批。", "{days} working days have been asked for and are not decided yet."),
)
NO_EXTENSION_PENDING = Problem(
    "no-extension-pending",
    409,
    Text("没有待审批的延期申请", "No extension is pending"),
    Text("诉求 {number} 没有待审批的延期申请。", "Nobody has asked for an extension of request {number}."),
)
EXTENSION_OUT_OF_BOUNDS = Problem(
    "extension-out-of-bounds",
    409,
    Text("延期超过上限", "More than can be extended"),
    Text(
        "申请 {asked} 个工作日;累计上限 {limit} 个,已用 {used} 个,最多还可申请 {remaining} 个。",
        "{asked} working days were asked for; of {limit} altogether {used} are used, so {remaining} remain.",
    ),
)
NO_EMPLOYER = Problem(
    "no-employer",
    409,
    Text("未填写用人单位", "No employer is known"),
    Text("职工诉求 {number} 没有用人单位,无从公开。", "Staff request {number} names no employer to open it to."),
)
