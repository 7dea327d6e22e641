"""Why a decision about a parked event is refused."""

from contracts.problem import Problem, Text

PARKED_DROPPED = Problem(
    "parked-dropped",
    409,
    Text("已丢弃", "It was dropped"),
    Text(
        "此事件已丢弃,对该消费者视为已处理。",
        "The event was dropped and counts as applied by this consumer.",
    ),
)
PARKED_APPLIED = Problem(
    "parked-applied",
    409,
    Text("已处理", "It has been applied"),
    Text("此事件在此期间已处理,不再需要决定。", "The event was applied meanwhile; there is nothing left to decide."),
)
NOT_REPLAYABLE = Problem(
    "not-replayable",
    409,
    Text("无法重放", "It cannot be replayed"),
    Text(
        "此消息无法解析为事件,只能丢弃。若其原事件仍在发件箱中,可用重放(replays)重新投递。",
        "The message is no event; it can only be dropped. If the event behind it is still in the outbox of its "
        "service, a replay of the outbox delivers it again.",
    ),
)
NO_GAP = Problem(
    "no-gap",
    409,
    Text("没有可跳过的缺口", "There is no gap to skip"),
    Text(
        "{consumer} 在 {key} 上没有缺失的事件;受阻于死信时请重放或丢弃该死信。",
        "{consumer} misses no event of {key}. Where a dead letter is in the way, replay or drop that.",
    ),
)
