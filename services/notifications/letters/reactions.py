"""Write the letters that registry asks for.

No rule has a part in it, since a rule could send to others what opens an account. The text is sealed in the database
until it is sent, and neither an inbox nor a list of deliveries shows it.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from chassis.running.clock import wall
from chassis.running.handlers import reacts
from chassis.running.work import Arrived
from chassis.storing.database import new_id
from chassis.storing.personal import seal, unseal
from contracts.notifications.subscriptions import LETTERS
from services.notifications.models import Delivery
from services.notifications.telling import templates
from services.notifications.telling.templates import LANGUAGES, Texts


@reacts(LETTERS)
def letters(arrived: Arrived) -> None:
    """Decide on one mail for each; without a mail server it is only noted down, without its text."""
    for work, event in arrived:
        data, now = event["data"], wall()
        state = "pending" if work.settings.smtp_url else "off"
        locale = data["locale"] if data["locale"] in LANGUAGES else "zh"
        opened = json.loads(unseal(data["sealed"]))
        values = {
            **data,
            **opened,
            "zone": ZoneInfo(work.settings.timezone),
            "console": work.settings.console_url.rstrip("/"),
            "platform": work.settings.public_url.rstrip("/"),
        }
        title, body = _words(data["kind"], locale, values)
        delivery = Delivery(
            id=new_id(),
            kind=event["type"].rpartition(".")[0],
            person_id=data["person_id"],
            address=opened["address"],
            locale=locale,
            subject=title,
            body="",
            sealed=seal(body) if state == "pending" else None,
            expires_at=data["expires_at"],
            state=state,
            created_at=work.now,
            decided_at=now,
            next_try_at=now if state == "pending" else None,
            correlation=work.context.get("correlationid"),
            traceparent=work.context.get("traceparent"),
        )
        work.session.add(delivery)
        if state == "pending":
            work.wake("deliver")


def _words(kind: str, language: str, values: dict[str, Any]) -> tuple[str, str]:
    texts = texts_in(language)[kind]
    return " ".join(texts.title.render(values).split()), f"{texts.body.render(values).strip()}\n"


@cache
def texts_in(language: str) -> dict[str, Texts]:
    """Return the words of the letters in a language, by their kind."""
    return templates.read(Path(__file__).with_name(f"{language}.txt"), language)
