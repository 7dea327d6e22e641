"""Why something is not done with a meeting, a resolution or a matter."""

from contracts.problem import Problem, Text

MEETING_NOT_NOW = Problem(
    "meeting-not-now",
    409,
    Text("当前状态不能执行此操作", "Not possible in this state"),
    Text(
        "会议 {number} 的状态为“{status_zh}”,不能执行“{action_zh}”。",
        "The meeting {number} is {status_en}, which does not allow: {action_en}.",
    ),
)
MEETING_AHEAD = Problem(
    "meeting-ahead",
    409,
    Text("会议尚未开始", "The meeting lies ahead"),
    Text("会议 {number} 于 {starts_at} 开始。", "The meeting {number} begins at {starts_at}."),
)
NOT_THE_CONVENOR = Problem(
    "not-the-convenor",
    403,
    Text("须由召集单位办理", "It is for the convenor"),
    Text(
        "此操作须由召集单位中有权召集此类会议的人员执行。",
        "This is for those at the convening organization who may convene meetings of this kind.",
    ),
)
AMENDED_ENOUGH = Problem(
    "amended-enough",
    409,
    Text("更正次数已满", "It was amended often enough"),
    Text("会议 {number} 的纪要已更正 {most} 次。", "The minutes of {number} were amended {most} times."),
)
QUORUM_RELIED_ON = Problem(
    "quorum-relied-on",
    409,
    Text("已有决议或办结事项依据原到会情况", "The quorum is relied on"),
    Text(
        "会议 {number} 已作出决议或办结事项,到会单位不能少于 {needed} 家;请先撤销决议,或由提出单位退回办结的事项。",
        "The meeting {number} has resolved or settled a matter: no fewer than {needed} members attended. Take the "
        "resolutions back first, or have the proposer send the matter back.",
    ),
)
RESOLUTION_REVOKED = Problem(
    "resolution-revoked",
    409,
    Text("决议已撤销", "The resolution was taken back"),
    Text("决议 {number} 已撤销。", "The resolution {number} was taken back already."),
)
MATTER_NOT_NOW = Problem(
    "matter-not-now",
    409,
    Text("当前状态不能执行此操作", "Not possible in this state"),
    Text(
        "议题 {number} 的状态为“{status_zh}”,不能执行“{action_zh}”。",
        "The matter {number} is {status_en}, which does not allow: {action_en}.",
    ),
)
NOT_THE_PROPOSER = Problem(
    "not-the-proposer",
    403,
    Text("须由提出单位办理", "It is for the proposer"),
    Text(
        "此操作须由在提出单位任职的人员执行。", "This is for those who hold a role at the organization that raised it."
    ),
)
NOT_QUORATE = Problem(
    "not-quorate",
    409,
    Text("会议未达到规定到会数", "The meeting had no quorum"),
    Text(
        "会议 {number} 到会 {attended} 家,须有 {needed} 家,只能通报,不能作出决定。",
        "{attended} members attended {number}, and {needed} are a quorum: it can take note, not resolve.",
    ),
)
DISCUSSED_ENOUGH = Problem(
    "discussed-enough",
    409,
    Text("研究次数已满", "It was discussed often enough"),
    Text("议题 {number} 已研究 {most} 次。", "The matter {number} was discussed {most} times."),
)
DISCUSSED_THERE = Problem(
    "discussed-there",
    409,
    Text("已在该会议研究", "It was discussed there already"),
    Text(
        "议题 {number} 已登记在会议 {meeting} 研究。", "The matter {number} stands as discussed in {meeting} already."
    ),
)
LISTS_APPLY = Problem(
    "lists-apply",
    409,
    Text("须写明所属决策事项", "It has to be said under which list it falls"),
    Text(
        "{organization}有适用的决策事项清单:会议 {number} 的决议须关联写明所属事项的议题,或注明不属于清单事项。",
        "{organization} has decision lists: a resolution of {number} names a matter that says under which of them it "
        "falls, or says that it falls under none.",
    ),
)
NOT_THE_DECIDING_BODY = Problem(
    "not-the-deciding-body",
    409,
    Text("无权决定此事项", "Another body decides it"),
    Text(
        "“{item}”由{body}决定;会议 {number} 不是由其召集,不能作出决议。",
        "“{item}” is decided by {body}, which has not convened the meeting {number}.",
    ),
)
PRIOR_STUDY_MISSING = Problem(
    "prior-study-missing",
    409,
    Text("缺少前置研究讨论", "A prior study is missing"),
    Text(
        "议题 {number} 属于前置研究讨论事项“{item}”:须先由{party}在会议当日({day})或之前研究并登记结果,再作出决议。",
        "The matter {number} falls under “{item}”: {party} has to study it on {day}, the day of the meeting, or "
        "before, and enter what came of it; then it can be resolved.",
    ),
)
PRIOR_STUDY_NOT_AGREED = Problem(
    "prior-study-not-agreed",
    409,
    Text("前置研究未同意", "The prior study has not agreed"),
    Text(
        "{party}前置研究未同意议题 {number}(“{item}”);须重新研究并登记同意后,再作出决议。",
        "{party} has studied the matter {number} (“{item}”) and not agreed; it has to study it again and agree first.",
    ),
)
NOT_THE_PARTY_ORGANIZATION = Problem(
    "not-the-party-organization",
    403,
    Text("须由研究的党组织办理", "It is for the party organization"),
    Text(
        "此操作须由在负责前置研究的党组织任职的人员执行。",
        "This is for those who hold a role at the party organization that has to study it.",
    ),
)
