"""A call of every write of those who have forgotten their password."""

from chassis.calling.actor import ANONYMOUS
from contracts.registry import resets
from tests.harness import ServiceUnderTest
from tests.services.registry.accounts.writes import ANOTHER_PASSWORD
from tests.services.registry.district import opened_account, person
from tests.services.registry.recovery.mailed import asked_code
from tests.services.writes import Write, Writes


def reset_password(registry: ServiceUnderTest) -> Write:
    codes = []
    for number, login in enumerate(("lin", "zhao")):
        opened_account(registry, person(registry, f"RY{number}", email=f"{login}@example.cn")["id"], login)
        codes.append(asked_code(registry, login))
    body = {"code": codes[0], "new_password": ANOTHER_PASSWORD}
    return Write(ANONYMOUS, body=body, other={"code": codes[1]})


WRITES: Writes = {
    resets.ASK_FOR_RESET: lambda _registry: Write(ANONYMOUS, body={"login": "lin"}, other={"login": "zhao"}),
    resets.RESET_PASSWORD: reset_password,
}
