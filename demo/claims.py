"""Claims of the sample district: problems on the board, claimed by departments and by an enterprise."""

from datetime import datetime
from typing import Any

from demo.scenes import Turn

# The problems are put on the board, claimed and carried out on days in the middle of the year.
OFFERED_ON, CONFIRMED_ON, DONE_ON = 40, 42, 44
UNTIL = datetime.fromisoformat("2026-12-31T18:00:00+08:00")
BOARD = (
    ("寻找可共享的冻干设备", "链上一家企业中试阶段急需冻干设备,每月约 3 天,可付费使用。", 1),
    ("急需 GMP 体系辅导", "三家初创企业首次申报,希望有经验的单位结对辅导质量体系。", 3),
    ("青年人才周末班车", "园区与城区之间周末缺少班车,希望有单位牵头拼车或共享班车。", 2),
)
# Who claims: the first handler of each of these departments, for the department.
CLAIMERS = (("kjj1", "BM01"), ("gxj1", "BM02"))


class Claims:
    """The board of the year."""

    def __init__(self) -> None:
        self._offers: list[dict[str, Any]] = []
        self._claims: list[dict[str, Any]] = []

    async def on_day(self, turn: Turn) -> None:
        """Put problems on the board, claim them, confirm that, tell results and accept them."""
        users, dispatcher = turn.home.users, turn.home.users["paidan1"]
        match turn.stop:
            case stop if stop == OFFERED_ON:
                for title, description, allowed in BOARD:
                    body = {"title": title, "description": description, "allowed": allowed, "until": UNTIL.isoformat()}
                    self._offers.append(await dispatcher.post("/v1/offers", body))
                for login, department in CLAIMERS:
                    free = self._offers if login == CLAIMERS[0][0] else self._offers[1:]
                    body = {"organization_id": turn.home.organizations[department], "note": "本单位可以承担"}
                    items = [{"offer_id": offer["id"], "body": body} for offer in free]
                    self._claims += await users[login].post_each("/v1/offers/claims", items)
            case stop if stop == CONFIRMED_ON:
                items = [{"claim_id": claim["id"], "body": {}} for claim in self._claims]
                await dispatcher.post_each("/v1/claims/confirmation", items)
                first, *_, last = self._claims
                await users[CLAIMERS[0][0]].post(
                    f"/v1/claims/{first['id']}/progress", {"content": "已与企业对接,本周试用。"}
                )
                await users[CLAIMERS[1][0]].post(f"/v1/claims/{last['id']}/return", {"reason": "运力不足,暂不能承担。"})
            case stop if stop == DONE_ON:
                done = self._claims[:2]
                for claim in done:
                    told = {"content": "已签订共享协议,企业满意。"}
                    await users[CLAIMERS[0][0]].post(f"/v1/claims/{claim['id']}/result", told)
                items = [{"claim_id": claim["id"], "body": {"accepted": True}} for claim in done]
                await dispatcher.post_each("/v1/claims/completion", items)
