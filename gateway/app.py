"""Build the gateway as an ASGI application from its parts."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware

from chassis.running.settings import Settings
from contracts.agenda import GET_FEED
from contracts.catalogue import ATTACHABLES, OPERATIONS
from contracts.figures import GET_FIGURES
from contracts.gateway import GET_LIVE
from contracts.ledgers import GET_LEDGER_TEMPLATE, LIST_LEDGERS
from contracts.messaging.operations import GET_MESSAGING, START_REPLAY
from contracts.operation import Operation
from contracts.platform import GET_CLOCK, GET_VOCABULARY, PUT_CLOCK, SERVICES
from contracts.registry.accounts import OPEN_SESSION, REFRESH_SESSION
from contracts.registry.factors import COMPLETE_SIGN_IN
from contracts.registry.resets import ASK_FOR_RESET, RESET_PASSWORD
from gateway.agenda import AGENDA_GATHERED
from gateway.breaker import Breakers
from gateway.bus_protocol import Bus
from gateway.cache import ResponseCache
from gateway.clock import Clocks
from gateway.connections import Connections, room
from gateway.console import Console
from gateway.endpoint import GatewayContext
from gateway.exporting import Exports
from gateway.feeds import Feeds
from gateway.figures import FIGURE_VALUES, get_figures
from gateway.files import Files
from gateway.gathering import Gathering
from gateway.health import Health
from gateway.ledgers import get_template, list_ledgers
from gateway.limiter import Limiter
from gateway.live import Live
from gateway.messaging import Messaging
from gateway.metrics import Metrics
from gateway.middleware import GatewayMiddleware
from gateway.pages import Pages
from gateway.proxies import TrustedProxies
from gateway.revocations import Revocations
from gateway.router import Router
from gateway.searching import SEARCHING
from gateway.session_cookie import SessionCookie
from gateway.tokens import Tokens
from gateway.vocabulary import get_vocabulary
from gateway.worklist import LISTED, WORKLIST

# Operations that several services answer together.
GATHERINGS: tuple[Gathering, ...] = (AGENDA_GATHERED, FIGURE_VALUES, SEARCHING, WORKLIST, LISTED)
# What of RATE_LIMIT an address may use for signing in, for renewing and for reading calendars: a whole office may be
# behind it.
SIGN_INS, RENEWALS, FEED_READINGS = 0.1, 0.5, 0.2
REQUEST_HEADERS = [
    "Accept-Language", "Authorization", "Content-Digest", "Content-Type", "Idempotency-Key", "If-Match",
    "If-None-Match", "If-Range", "Last-Event-ID", "Range", "Repr-Digest", "X-Request-Id", "traceparent",
]  # fmt: skip
RESPONSE_HEADERS = [
    "Accept-Ranges", "Content-Disposition", "Content-Language", "Content-Range", "ETag", "Link", "Location",
    "RateLimit", "RateLimit-Policy", "Repr-Digest", "Retry-After", "WWW-Authenticate", "X-Request-Id", "traceparent",
]  # fmt: skip


def create_app(
    settings: Settings,
    bus: Bus,
    operations: Sequence[Operation] = OPERATIONS,
    services: Sequence[str] = SERVICES,
    gatherings: Sequence[Gathering] = GATHERINGS,
) -> Starlette:
    """Return the application over a bus; its start-up and shutdown start and stop the bus.

    ``app.state.live.close()`` ends the open streams, which a server must do before it waits for connections to end.
    """
    metrics, breakers = Metrics(), Breakers()
    revocations = Revocations(bus, settings.call_timeout)
    tokens = Tokens(bus, revocations, settings.call_timeout)
    live = Live(bus, revocations, tokens, metrics)
    cache = ResponseCache(bus, operations, metrics)
    exports = Exports(tokens, settings.timezone)
    limiter = Limiter(settings.rate_limit)
    cookie = SessionCookie(settings.public_url)
    gateway = GatewayContext(bus, tokens, limiter, breakers, metrics, cache, exports, settings.call_timeout, cookie)
    gateway.limiters = {
        OPEN_SESSION: Limiter(settings.rate_limit, name="sign-in", part=SIGN_INS),
        REFRESH_SESSION: Limiter(settings.rate_limit, name="renewal", part=RENEWALS),
        COMPLETE_SIGN_IN: Limiter(settings.rate_limit, name="sign-in", part=SIGN_INS),
        ASK_FOR_RESET: Limiter(settings.rate_limit, name="reset", part=SIGN_INS),
        RESET_PASSWORD: Limiter(settings.rate_limit, name="reset", part=SIGN_INS),
        GET_FEED: Limiter(settings.rate_limit, name="feed", part=FEED_READINGS),
    }
    clocks = Clocks(gateway.ask, settings.clock_movable)
    messaging = Messaging(gateway.ask)
    gateway.own = {
        GET_CLOCK: clocks.get_clock,
        PUT_CLOCK: clocks.put_clock,
        GET_VOCABULARY: get_vocabulary,
        LIST_LEDGERS: list_ledgers,
        GET_FIGURES: get_figures,
        GET_MESSAGING: messaging.get_messaging,
        START_REPLAY: messaging.start_replay,
        **{each.operation: each.asking(gateway.ask) for each in gatherings},
    }
    gateway.tables = {each.operation: each.table for each in gatherings if each.table}
    gateway.streams = {GET_LIVE: live.open}
    files = Files(settings, gateway.ask)
    gateway.carriers = {
        operation: carrier for each in ATTACHABLES for operation, carrier in files.carriers(each).items()
    }
    gateway.carriers[GET_LEDGER_TEMPLATE] = get_template
    feeds = Feeds(gateway.ask, tokens, settings)
    gateway.carriers[GET_FEED] = feeds.get_feed

    health = Health(bus, services, metrics, revocations)
    metrics.watch(breakers, health.available, bus)
    connections = Connections(settings.proxies, room())
    metrics.watch_connections(connections)
    pages = Pages(operations, settings.public_url, tokens.public_keys)
    router = _router(gateway, operations, health, pages, settings)

    @asynccontextmanager
    async def life(app: Starlette) -> AsyncIterator[None]:
        await bus.start()
        revocations.start()
        tokens.start()
        cache.start()
        watching = asyncio.create_task(metrics.watch_loop())
        try:
            yield
        finally:
            watching.cancel()
            await cache.stop()
            await live.stop()
            await tokens.stop()
            await revocations.stop()
            await bus.stop()

    app = Starlette(lifespan=life, middleware=_layers(settings, metrics))
    # Starlette provides the lifespan and the middleware; finding the handler of a path is our own, see routes.py.
    app.router.default = router
    app.router.redirect_slashes = False
    app.state.live, app.state.revocations, app.state.breakers = live, revocations, breakers
    app.state.health, app.state.figures, app.state.connections = health, metrics.render, connections
    return app


def _router(
    gateway: GatewayContext, operations: Sequence[Operation], health: Health, pages: Pages, settings: Settings
) -> Router:
    router = Router(gateway, settings.health_port)
    for operation in operations:
        router.add_operation(operation)
    router.add_console(Console(settings.rate_limit))
    router.add_page("/docs", pages.docs)
    router.add_page("/docs/{asset}", pages.docs)
    router.add_page("/openapi.json", pages.openapi)
    router.add_page("/v1/openapi.json", pages.openapi)
    router.add_page("/asyncapi.json", pages.asyncapi)
    router.add_page("/problems", pages.problems)
    router.add_page("/problems/{code}", pages.problem)
    router.add_page("/.well-known/jwks.json", pages.keys)
    router.add_probe("/healthz", health.healthz)
    router.add_probe("/readyz", health.readyz)
    router.add_probe("/metrics", health.metrics, public=False)
    return router


def _layers(settings: Settings, metrics: Metrics) -> list[Middleware]:
    """Return the middleware, outermost first: client address from trusted proxies, gateway middleware, CORS."""
    layers = [
        Middleware(TrustedProxies, trusted_hosts=settings.proxies),
        Middleware(GatewayMiddleware, settings=settings, metrics=metrics),
    ]
    if settings.origins:
        layers.append(
            Middleware(
                CORSMiddleware,
                allow_origins=settings.origins,
                allow_methods=["GET", "POST", "PUT", "PATCH", "DELETE"],
                allow_headers=REQUEST_HEADERS,
                expose_headers=RESPONSE_HEADERS,
                max_age=600,
            )
        )
    return layers
