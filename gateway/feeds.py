"""Feeds: calendars that programs read at secret addresses, without signing in (decision 0056)."""

import asyncio
import hashlib
from collections.abc import Mapping
from typing import Any

from chassis.calling.actor import Actor
from chassis.calling.call import Call, Reply
from chassis.calling.errors import Failure
from chassis.running.settings import Settings
from contracts.agenda import FEED_UNKNOWN
from contracts.problem import UNAVAILABLE
from contracts.registry.calendar_feeds import OPEN_CALENDAR_FEED
from contracts.worklists import MOST_LISTED
from gateway.agenda import AGENDA_GATHERED
from gateway.asking import Ask, all_replies
from gateway.conditional_requests import not_modified
from gateway.icalendar_text import calendar, writing
from gateway.problems import TOKEN_STALE
from gateway.request_context import RequestContext, Response
from gateway.stream_tickets import held
from gateway.tokens import Tokens
from gateway.worklist import LISTED

LONGEST_SECRET = 100
_TYPE = (b"content-type", b"text/calendar; charset=utf-8")


class Feeds:
    """Answers the readings of feeds."""

    def __init__(self, ask: Ask, tokens: Tokens, settings: Settings) -> None:
        self._ask = ask
        self._tokens = tokens
        self._settings = settings
        self._gathered = [each.asking(ask) for each in (AGENDA_GATHERED, LISTED)]

    async def get_feed(self, request: RequestContext, path: Mapping[str, str], query: Any, *_: object) -> Response:
        """Return the calendar of the owner of an address, of what the owner may see now.

        Raises ``Failure`` with ``FEED_UNKNOWN``; or with ``UNAVAILABLE`` if a service does not answer: what is missing
        from a calendar disappears at whoever reads it.
        """
        actor = request.actor = await self._owner(request, path["feed"])
        agenda, work = await all_replies(
            gather(Call(query=asked, actor=actor, correlation=request.request_id, traceparent=request.traceparent))
            for gather, asked in zip(self._gathered, ({}, {"limit": str(MOST_LISTED)}), strict=True)
        )
        for service in (*agenda.body["unavailable"], *work.body["unavailable"]):
            raise Failure(UNAVAILABLE, service=service)
        how = writing(
            query.get("language") or request.language,
            self._settings.timezone,
            self._settings.public_url,
            self._settings.console_url,
        )
        content = await asyncio.to_thread(calendar, how, agenda.body["items"], _due(work))
        tag = f'"{hashlib.blake2b(content, digest_size=16).hexdigest()}"'
        headers = [
            (b"etag", tag.encode()),
            (b"cache-control", b"private, no-cache"),
            (b"vary", b"Accept-Encoding, Accept-Language"),
        ]
        if not_modified(request, tag):
            return Response(304, headers=headers, tag=tag)
        headers += [_TYPE, (b"content-disposition", b'inline; filename="lianshang.ics"')]
        return Response(200, content, headers, tag=tag)

    async def _owner(self, request: RequestContext, secret: str) -> Actor:
        if len(secret) > LONGEST_SECRET:
            raise Failure(FEED_UNKNOWN)
        call = Call(body={"secret": secret}, correlation=request.request_id, address=request.address)
        # What was revoked while registry answered is asked for anew: a program that is told to sign in asks its owner
        # for a password.
        for _ in range(2):
            ticket = held((await self._ask(OPEN_CALENDAR_FEED.service, OPEN_CALENDAR_FEED, call)).body)
            try:
                await self._tokens.admit(ticket)
            except Failure as failure:
                if failure.problem != TOKEN_STALE:
                    raise
            else:
                return ticket.actor
        raise Failure(FEED_UNKNOWN)


def _due(work: Reply) -> list[Mapping[str, Any]]:
    due = (item for item in work.body["items"] if item["due_at"])
    return sorted(due, key=lambda item: (item["due_at"], item["kind"], item["id"]))
