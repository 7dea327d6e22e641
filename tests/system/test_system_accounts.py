"""Accounts over HTTP with a real mail server: invited, forgotten, sessions, a second factor, a program's key."""

import re
from datetime import UTC, datetime, timedelta

import pyotp

from tests.services.notifications.deliveries.mailbox import Post, body_of
from tests.system.client import User, eventually
from tests.system.district import District

CODE = re.compile(r"^ {4}([a-z0-9]{4}(?:-[a-z0-9]{4}){3})\r?$", re.MULTILINE)
NEW_PASSWORD, NEWEST_PASSWORD = "kiefer-wolke-7-hafen", "regen-haus-11-birke"


def mailed_code(post: Post, address: str, before: int) -> str:
    """The code mailed to an address after what was there; mails without one (a change of the account) come between."""

    def codes() -> list[str]:
        mails = [mail for mail in post.mailbox.mails[before:] if mail["To"] == address]
        return [code for mail in mails for code in CODE.findall(body_of(mail))]

    return eventually(codes, what="a mail with a code")[-1]


def test_an_account_from_the_invitation_to_a_program_of_its_own(district: District, post: Post) -> None:
    operator, url = district.operator, district.stack.url
    login = "invited" + ("1" if "up" in district.stack.processes else "2")
    address = f"{login}@example.cn"
    person = operator.do("/v1/persons", {"name": "于思琳", "email": address})["id"]
    handler = {"kind": "department_handler", "person_id": person, "organization_id": district.ids["BM1"]}
    operator.do("/v1/posts", handler)

    # Invited: the code of the mail sets the first password.
    before = len(post.mailbox.mails)
    opened = operator.do(f"/v1/persons/{person}/account", {"login": login, "invite": True})
    assert opened["one_time_password"] is None
    nobody = User(url)
    code = mailed_code(post, address, before)
    nobody.do("/v1/password-resets/completion", {"code": code, "new_password": NEW_PASSWORD})
    user = User(url, login, NEW_PASSWORD)

    # Forgotten: the same answer for whoever asks, a code for the owner alone, and the session ends.
    before = len(post.mailbox.mails)
    answers = [nobody.ask("POST", "/v1/password-resets", {"login": each}) for each in (login, "nobody-at-all")]
    assert [(answer.status_code, answer.content) for answer in answers] == [(202, b"")] * 2
    code = mailed_code(post, address, before)
    nobody.do("/v1/password-resets/completion", {"code": code, "new_password": NEWEST_PASSWORD})
    again = nobody.ask("POST", "/v1/password-resets/completion", {"code": code, "new_password": NEW_PASSWORD})
    assert (again.status_code, again.json()["code"]) == (403, "code-refused")
    eventually(lambda: user.http.get("/v1/me").status_code == 401, what="the end of the session")

    # Sessions: seen with the program, and ended by their owner alone.
    user, elsewhere = (User(url, login, NEWEST_PASSWORD) for _ in range(2))
    open_now = user.get("/v1/me/sessions")["items"]
    assert [each["current"] for each in open_now] == [False, True]
    assert all(each["client"].startswith("python-httpx") for each in open_now)
    stranger = district.rival.ask("DELETE", f"/v1/me/sessions/{open_now[0]['id']}")
    assert stranger.status_code == 404
    user.do(f"/v1/me/sessions/{open_now[0]['id']}", method="DELETE")
    eventually(lambda: elsewhere.http.get("/v1/me").status_code == 401, what="the end of the other session")

    # The e-mail address is changed with the password and confirmed by a code.
    before = len(post.mailbox.mails)
    assert user.ask("PATCH", "/v1/me", {"email": f"new-{address}"}).status_code == 422
    user.do("/v1/me", {"email": f"new-{address}", "current_password": NEWEST_PASSWORD}, method="PATCH")
    code = mailed_code(post, f"new-{address}", before)
    assert user.do("/v1/me/email-confirmation", {"code": code})["email"] == "n***@example.cn"

    # A second factor: signing in takes its code, each once.
    secret = user.do("/v1/me/factor", {"current_password": NEWEST_PASSWORD})["secret"]
    codes = user.do("/v1/me/factor/confirmation", {"code": pyotp.TOTP(secret).now()})["recovery_codes"]
    begun = nobody.ask("POST", "/v1/sessions", {"login": login, "password": NEWEST_PASSWORD})
    assert begun.status_code == 202, begun.text
    body = {"challenge": begun.json()["challenge"], "code": codes[0]}
    done = nobody.ask("POST", "/v1/sessions/completion", body)
    assert done.status_code == 201, done.text
    assert nobody.ask("POST", "/v1/sessions/completion", body).status_code == 401

    # A program: only what its key names, until it is revoked.
    key = {
        "name": "办公系统",
        "person_id": person,
        "organization_id": district.ids["BM1"],
        "roles": ["department_handler"],
        "operations": ["list_requests"],
        "expires_on": (datetime.now(UTC) + timedelta(days=2)).date().isoformat(),
    }
    assert district.contact.ask("POST", "/v1/api-keys", key).status_code == 403
    made = operator.do("/v1/api-keys", key)
    program = User(url)
    program.http.headers["Authorization"] = f"Bearer {made['key']}"
    assert program.ask("GET", "/v1/requests").status_code == 200
    refused = program.ask("GET", "/v1/me")
    assert (refused.status_code, refused.json()["code"]) == (403, "key-scope")
    operator.do(f"/v1/api-keys/{made['id']}", method="DELETE")
    eventually(lambda: program.ask("GET", "/v1/requests").status_code == 401, what="the refusal of the revoked key")
