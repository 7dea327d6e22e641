"""Attacks on signing in: guessing, locking others out, and keeping the platform busy with passwords."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select, text, update

from chassis.calling.clients import client_of
from chassis.calling.errors import Failure
from chassis.running.settings import Settings
from chassis.storing import passwords, tables
from contracts.problem import HASHING_BUSY
from contracts.registry.accounts import (
    CHANGE_PASSWORD,
    LOGIN_REFUSED,
    OPEN_ACCOUNT,
    OPEN_SESSION,
    REFRESH_SESSION,
    SIGN_IN_DELAYED,
)
from gateway.app import create_app
from gateway.endpoint import MOST_HASHING
from services.registry.accounts.domain import ADDRESS, LOGIN, ONE_GUESSER, RENEWAL_GRACE
from services.registry.accounts.models import FailedSignIns, KnownDevice, LoginSession, RefreshToken
from tests.gateway.recorded import OPERATIONS, THING, RecordedBus, calling
from tests.harness import ServiceUnderTest
from tests.services.registry.district import (
    OPERATOR,
    PASSWORD,
    opened_account,
    operator_of_the_machine,
    person,
    signed_in,
    somebody,
)

WRONG = "guessed-wrongly-1"
HOME, STRANGER = "198.51.100.7", "203.0.113.9"


def addresses(count: int) -> list[str]:
    return [f"10.{number // 250}.{number % 250}.1" for number in range(count)]


def refusal(registry: ServiceUnderTest, login: str, password: str = WRONG, **how: Any) -> Failure:
    with pytest.raises(Failure) as failure:
        signed_in(registry, login, password, **how)
    return failure.value


def guess(registry: ServiceUnderTest, login: str, tries: int, address: str = STRANGER) -> list[Failure]:
    return [refusal(registry, login, address=address) for _ in range(tries)]


@pytest.fixture
def yu(registry: ServiceUnderTest) -> dict[str, Any]:
    found = person(registry)
    opened_account(registry, found["id"], "yu")
    return found


def test_bad_guesses_of_a_stranger_do_not_keep_the_owner_out(registry: ServiceUnderTest, yu: dict[str, Any]) -> None:
    guess(registry, "yu", 10)
    assert refusal(registry, "yu", PASSWORD, address=STRANGER).problem is SIGN_IN_DELAYED
    signed_in(registry, "yu", address=HOME)


def test_a_known_device_signs_in_however_many_guess_from_everywhere(
    registry: ServiceUnderTest, yu: dict[str, Any]
) -> None:
    device_key = signed_in(registry, "yu", address=HOME)["device_key"]
    for address in addresses(LOGIN.free + 5):
        guess(registry, "yu", 1, address)
    delayed = refusal(registry, "yu", PASSWORD, address=HOME)
    assert delayed.problem is SIGN_IN_DELAYED
    assert delayed.params["seconds"] >= 1
    again = signed_in(registry, "yu", address=HOME, device_key=device_key)
    assert again["device_key"] == device_key


def test_guessing_from_many_addresses_is_bounded_for_the_login(registry: ServiceUnderTest, yu: dict[str, Any]) -> None:
    looked_at = [
        failure
        for address in addresses(100)
        if (failure := refusal(registry, "yu", address=address)).problem is LOGIN_REFUSED
    ]
    assert len(looked_at) < LOGIN.free + 10


def test_guessing_at_many_logins_from_one_address_is_bounded(registry: ServiceUnderTest, yu: dict[str, Any]) -> None:
    problems = [refusal(registry, f"login-{number}", address=STRANGER).problem for number in range(ADDRESS.free + 5)]
    assert problems[: ADDRESS.free] == [LOGIN_REFUSED] * ADDRESS.free
    assert SIGN_IN_DELAYED in problems
    signed_in(registry, "yu", address=HOME)


def test_an_own_account_does_not_buy_further_guesses(registry: ServiceUnderTest, yu: dict[str, Any]) -> None:
    opened_account(registry, person(registry, "RY02")["id"], "mallory")
    guess(registry, "yu", ONE_GUESSER.free - 1)
    signed_in(registry, "mallory", address=STRANGER)
    with registry.database.transaction() as session:
        counted = session.scalars(select(FailedSignIns.failures)).all()
    assert len(counted) == 3
    assert min(counted) > ONE_GUESSER.free - 2
    guess(registry, "yu", 1)
    assert refusal(registry, "yu", PASSWORD, address=STRANGER).problem is SIGN_IN_DELAYED


def test_a_device_key_is_good_for_its_own_account_alone(registry: ServiceUnderTest, yu: dict[str, Any]) -> None:
    opened_account(registry, person(registry, "RY02")["id"], "mallory")
    mine = signed_in(registry, "mallory", address=STRANGER)["device_key"]
    guess(registry, "yu", ONE_GUESSER.free)
    for key in (mine, "invented", "x" * 100):
        failure = refusal(registry, "yu", PASSWORD, address=STRANGER, device_key=key)
        assert failure.problem is SIGN_IN_DELAYED


def test_a_stolen_device_key_does_not_guess_without_end(registry: ServiceUnderTest, yu: dict[str, Any]) -> None:
    stolen = signed_in(registry, "yu", address=HOME)["device_key"]
    problems = [
        refusal(registry, "yu", address=address, device_key=stolen).problem
        for address in addresses(ONE_GUESSER.free + 3)
    ]
    assert problems == [LOGIN_REFUSED] * ONE_GUESSER.free + [SIGN_IN_DELAYED] * 3


def test_asking_while_one_has_to_wait_neither_prolongs_it_nor_tells_anything(
    registry: ServiceUnderTest, yu: dict[str, Any]
) -> None:
    guess(registry, "yu", ONE_GUESSER.free)
    answers = [refusal(registry, "yu", password, address=STRANGER) for password in (WRONG, PASSWORD) * 5]
    assert {answer.problem for answer in answers} == {SIGN_IN_DELAYED}
    assert all(0 < answer.params["seconds"] <= 10 for answer in answers)
    with registry.database.transaction() as session:
        assert (session.scalar(select(func.max(FailedSignIns.failures))) or 0) <= ONE_GUESSER.free


def test_many_guesses_at_once_are_no_more_than_one_after_the_other(
    registry: ServiceUnderTest, yu: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    together = Barrier(7)

    def verify(hashed: str | None, password: str) -> str | None:
        fits = passwords.verify_password(hashed, password)
        # All have been let in before the first one is counted.
        together.wait(20)
        return fits

    monkeypatch.setattr("services.registry.accounts.commands.verify_password", verify)
    with ThreadPoolExecutor(7) as pool:
        problems = [
            failure.problem for failure in pool.map(lambda _: refusal(registry, "yu", address=STRANGER), range(7))
        ]
    assert problems.count(LOGIN_REFUSED) <= ONE_GUESSER.free
    assert set(problems) == {LOGIN_REFUSED, SIGN_IN_DELAYED}


@pytest.mark.parametrize("login", ["yu", "nobody"])
def test_an_unknown_login_waits_like_a_known_one(registry: ServiceUnderTest, yu: dict[str, Any], login: str) -> None:
    answers = guess(registry, login, ONE_GUESSER.free + 1)
    assert [answer.problem for answer in answers] == [LOGIN_REFUSED] * ONE_GUESSER.free + [SIGN_IN_DELAYED]


def test_an_operator_gets_in_by_the_machine_while_all_the_world_guesses(registry: ServiceUnderTest) -> None:
    operator_of_the_machine(registry, "root")
    flood = addresses(2 * LOGIN.free)
    for address in flood[: LOGIN.free + 2]:
        refusal(registry, "root", address=address)
    one_time = operator_of_the_machine(registry, "root")
    for address in flood[LOGIN.free :]:
        refusal(registry, "root", address=address)
    session = signed_in(registry, "root", one_time, address=HOME)
    assert session["must_change_password"] is True
    body = {"current_password": one_time, "new_password": PASSWORD}
    registry.call(CHANGE_PASSWORD, somebody(session["person"]["id"]), body=body)
    assert refusal(registry, "root", PASSWORD, address=HOME).problem is SIGN_IN_DELAYED
    signed_in(registry, "root", address=HOME, device_key=session["device_key"])


def test_somebody_with_a_first_password_signs_in_while_others_guess(registry: ServiceUnderTest) -> None:
    found = person(registry)
    initial = registry.call(OPEN_ACCOUNT, OPERATOR, found["id"], body={"login": "yu"})["one_time_password"]
    for address in addresses(LOGIN.free + 2):
        refusal(registry, "yu", address=address)
    signed_in(registry, "yu", initial, address=HOME)


def test_a_failed_sign_in_leaves_an_audit_row_with_the_address_and_without_what_was_typed(
    registry: ServiceUnderTest, yu: dict[str, Any]
) -> None:
    refusal(registry, "yu", address=STRANGER)
    refusal(registry, "my-password-typed-in-the-wrong-field", address="2001:db8::1")
    signed_in(registry, "yu", address=HOME)
    audited = select(tables.audit.c.object_id, tables.audit.c.content)
    with registry.database.transaction() as session:
        rows = session.execute(
            audited.where(tables.audit.c.operation == OPEN_SESSION.name).order_by(tables.audit.c.id)
        ).all()
    assert [(row.object_id, row.content.get("address"), row.content.get("refused")) for row in rows] == [
        (yu["id"], STRANGER, "login-refused"),
        (None, "2001:db8::1", "login-refused"),
        (yu["id"], HOME, None),
    ]
    assert not any("wrong" in str(row.content) or PASSWORD in str(row.content) for row in rows)


def test_the_theft_of_a_refresh_token_and_a_wrong_current_password_are_audited_too(
    registry: ServiceUnderTest, yu: dict[str, Any]
) -> None:
    token = signed_in(registry, "yu", address=HOME)["refresh_token"]
    registry.call(REFRESH_SESSION, body={"refresh_token": token})
    with registry.database.transaction() as session:
        session.execute(update(RefreshToken).values(used_at=RefreshToken.used_at - RENEWAL_GRACE))
    with pytest.raises(Failure):
        registry.call(REFRESH_SESSION, body={"refresh_token": token})
    body = {"current_password": WRONG, "new_password": PASSWORD}
    with pytest.raises(Failure):
        registry.call(CHANGE_PASSWORD, somebody(yu["id"]), body=body)
    with registry.database.transaction() as session:
        refused = session.scalars(select(tables.audit.c.content["refused"].astext).order_by(tables.audit.c.id)).all()
    assert [code for code in refused if code] == ["session-ended", "password-wrong"]


def test_neither_addresses_nor_logins_nor_device_keys_are_stored_in_clear(
    registry: ServiceUnderTest, yu: dict[str, Any]
) -> None:
    device_key = signed_in(registry, "yu", address=HOME)["device_key"]
    guess(registry, "typed-by-mistake", 1, HOME)
    with registry.database.transaction() as session:
        stored = str(session.execute(text("SELECT * FROM failed_sign_ins")).all())
        stored += str(session.execute(text("SELECT hash FROM known_devices")).all())
    assert not any(word in stored for word in (HOME, "typed-by-mistake", device_key))


def test_what_was_counted_is_forgotten(registry: ServiceUnderTest, yu: dict[str, Any]) -> None:
    signed_in(registry, "yu", address=HOME)
    guess(registry, "yu", 1)
    assert registry.tick("forget_sign_ins") == 0
    with registry.database.transaction() as session:
        session.execute(text("UPDATE failed_sign_ins SET at = at - interval '25 hours'"))
        session.execute(text("UPDATE known_devices SET used_at = used_at - interval '91 days'"))
    assert registry.tick("forget_sign_ins") == 4
    with registry.database.transaction() as session:
        counts = [session.scalar(select(func.count()).select_from(table)) for table in (FailedSignIns, KnownDevice)]
        assert counts == [0, 0]
        assert session.scalar(select(func.count(LoginSession.id))) == 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8::1", "2001:db8::ffff:1", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("::ffff:192.0.2.1", "::ffff:192.0.2.2", False),
    ],
)
def test_one_client_is_one_address_or_one_network(one: str, other: str, same: bool) -> None:
    assert (client_of(one) == client_of(other)) is same


def test_a_flood_of_anything_else_from_an_address_does_not_keep_its_office_from_signing_in() -> None:
    with calling(operations=[*OPERATIONS, OPEN_SESSION, REFRESH_SESSION], rate_limit="20/minute") as call:
        call.bus.answer("registry", "open_session", lambda wire: {"access_token": "x"})
        call.bus.answer("registry", "refresh_session", lambda wire: {"access_token": "x"})
        login = {"login": "yu", "password": PASSWORD}
        statuses = [call.anonymous("GET", "/v1/open").status_code for _ in range(25)]
        assert statuses.count(429) == 5
        signing_in = [call.anonymous("POST", "/v1/sessions", json=login) for _ in range(4)]
        assert [answer.status_code for answer in signing_in] == [201, 201, 429, 429]
        assert signing_in[0].headers["ratelimit-policy"] == '"sign-in";q=2;w=60'
        assert signing_in[-1].headers["ratelimit"].startswith('"sign-in";r=0;')
        assert int(signing_in[-1].headers["retry-after"]) > 0
        renewal = {"refresh_token": "x" * 43}
        renewing = [call.anonymous("POST", "/v1/sessions/refresh", json=renewal) for _ in range(11)]
        assert [answer.status_code for answer in renewing] == [200] * 10 + [429]
        # Whoever is signed in does not get a bucket of their own for guessing.
        assert call("POST", "/v1/sessions", json=login).status_code == 429


@pytest.mark.parametrize(("proxies", "believed"), [("127.0.0.1", True), ("", False), ("192.0.2.1", False)])
def test_only_trusted_proxies_say_who_the_client_is(proxies: str, believed: bool) -> None:
    said = "192.0.2.66"
    with calling(operations=[*OPERATIONS, OPEN_SESSION], trusted_proxies=proxies) as call:
        call.bus.answer("registry", "open_session", lambda wire: {"access_token": "x"})
        login = {"login": "yu", "password": PASSWORD}
        call.anonymous("POST", "/v1/sessions", json=login, headers={"X-Forwarded-For": said})
        assert (call.bus.named("open_session")[0]["address"] == said) is believed


def test_of_hundreds_who_sign_in_at_once_a_few_are_checked_and_the_others_are_told_at_once() -> None:
    async def scenario() -> None:
        bus, checked = RecordedBus(), asyncio.Event()

        async def check() -> dict[str, Any]:
            await checked.wait()
            return {"access_token": "x"}

        bus.answer("registry", "open_session", lambda wire: asyncio.ensure_future(check()))
        app = create_app(Settings(environment="test", rate_limit="0"), bus, [*OPERATIONS, OPEN_SESSION], ("samples",))
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://gateway") as client:

            async def sign_in(_: int) -> httpx.Response:
                return await client.post("/v1/sessions", json={"login": "yu", "password": PASSWORD})

            flood = [asyncio.create_task(sign_in(number)) for number in range(600)]
            async with asyncio.timeout(30):
                while sum(task.done() for task in flood) < 600 - MOST_HASHING:
                    await asyncio.sleep(0)
            assert len(bus.named("open_session")) == MOST_HASHING
            headers = bus.signer.bearer()
            assert (await client.get(f"/v1/things/{THING}", headers=headers)).status_code == 200
            checked.set()
            answers = await asyncio.gather(*flood)
        refused = [answer for answer in answers if answer.status_code == 503]
        assert len(refused) == 600 - MOST_HASHING
        assert {answer.json()["code"] for answer in refused} == {HASHING_BUSY.code}
        assert {answer.headers["retry-after"] for answer in refused} == {"1"}
        assert app.state.breakers.of("registry").bound >= 100, "others are not called less because of it"

    asyncio.run(scenario())


def test_a_process_checks_few_passwords_at_once_and_keeps_few_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    hashed = passwords.hash_password(PASSWORD)
    running, most, asked = [0], [0], 60
    verify: Callable[[str, str], bool] = passwords._verify

    def noted(hashed: str, password: str) -> bool:
        running[0] += 1
        most[0] = max(most[0], running[0])
        try:
            return verify(hashed, password)
        finally:
            running[0] -= 1

    monkeypatch.setattr(passwords, "_verify", noted)
    together = Barrier(asked)

    def check(_: int) -> str:
        together.wait(20)
        try:
            return str(passwords.verify_password(hashed, PASSWORD) == PASSWORD)
        except Failure as failure:
            return failure.problem.code

    with ThreadPoolExecutor(asked) as pool:
        outcomes = list(pool.map(check, range(asked)))
    assert most[0] <= passwords._AT_ONCE
    assert outcomes.count(HASHING_BUSY.code) > 0
    assert set(outcomes) == {HASHING_BUSY.code, "True"}
