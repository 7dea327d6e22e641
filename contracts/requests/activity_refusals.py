"""Why something is not done with an activity."""

from contracts.problem import Problem, Text

ACTIVITY_SETTLED = Problem(
    "activity-settled",
    409,
    Text("活动已办结或取消", "The activity has been settled"),
    Text("活动 {number} 的状态为“{status_zh}”。", "The activity {number} is {status_en}."),
)
ACTIVITY_AHEAD = Problem(
    "activity-ahead",
    409,
    Text("活动尚未开始", "The activity lies ahead"),
    Text("活动 {number} 于 {at} 开始,之后方可办理。", "The activity {number} starts at {at}; this is done after that."),
)
CAPACITY_TAKEN = Problem(
    "activity-capacity-taken",
    409,
    Text("名额少于已报名人数", "Fewer places than are taken"),
    Text(
        "已有 {confirmed} 人获得名额,名额不能改为 {capacity}。",
        "{confirmed} persons have a place, so there cannot be {capacity}.",
    ),
)
HOST_OF_ROTATION = Problem(
    "host-of-rotation",
    409,
    Text("承办单位由轮值确定", "The host is that of the rotation"),
    Text(
        "活动 {number} 的承办单位由轮值确定;如需更换,请取消活动后在轮值中调换。",
        "The host of {number} comes from the rotation; cancel the activity and swap the hosts there to change it.",
    ),
)
