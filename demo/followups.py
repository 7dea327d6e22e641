"""Follow-ups of the sample district: the clerk calls enterprises back about what was closed.

Two enterprises that were content at first are not when they are called; the supervisor upholds the answers. One is
never reached.
"""

from dataclasses import dataclass
from typing import Any

from demo import phrases
from demo.muping.names import pick
from demo.scenes import Turn

# Of every second day on which people act: within the five working days that the clerk has.
EVERY = 2
DISSATISFIED = 2
# After so many calls that reach nobody a follow-up ends.
MISSES = 3


@dataclass
class FollowUps:
    """The calls of the year; counts what happens only a few times."""

    disagreed: int = 0
    missed: bool = False

    async def on_day(self, turn: Turn) -> None:
        """Have the clerk call about everything that waits, and the supervisor decide on what was poor."""
        if turn.stop % EVERY:
            return
        clerk = turn.home.users[turn.roster.one("回访员")]
        waiting = await clerk.pages("/v1/follow-ups", waiting="call", sort="due_at")
        if not self.missed:
            waiting = await self._miss(turn, waiting)
        if not waiting:
            return
        items = [{"follow_up_id": one["id"], "body": self._result(one)} for one in waiting]
        made = await clerk.post_each("/v1/follow-ups/result", items)
        supervisor = turn.home.users[turn.roster.one("督办员")]
        for one in made:
            if one["poor"]:
                reason = pick(phrases.UPHOLD_REASONS, "follow-up", one["number"])
                await supervisor.post(
                    f"/v1/requests/{one['request_id']}/review", {"decision": "uphold", "reason": reason}
                )

    async def _miss(self, turn: Turn, waiting: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Reach nobody about the first that nobody has evaluated; return the others."""
        never = next((one for one in waiting if one["cause"] == "unevaluated"), None)
        if never is None:
            return waiting
        self.missed = True
        clerk = turn.home.users[turn.roster.one("回访员")]
        for note in phrases.MISSED_CALLS[:MISSES]:
            await clerk.post(f"/v1/follow-ups/{never['id']}/miss", {"note": note})
        return [one for one in waiting if one is not never]

    def _result(self, one: dict[str, Any]) -> dict[str, Any]:
        given = one["enterprise_overall"]
        if given is not None and given >= 4 and one["cause"] == "sample" and self.disagreed < DISSATISFIED:
            self.disagreed += 1
            comment = pick(phrases.COMPLAINTS, "follow-up", one["number"])
            return {"response_time": 4, "result": 1, "attitude": 4, "overall": 2, "comment": comment}
        overall = 4 if given is None else max(given, 4)
        comment = pick(phrases.PRAISES, "follow-up", one["number"])
        return {"response_time": 4, "result": overall, "attitude": 5, "overall": overall, "comment": comment}
