"""Makes the accounts of the processes: a user of RabbitMQ and a role of PostgreSQL for each, which can do nothing else.

At RabbitMQ an account may change, publish to and read what begins with the name of its service, and bind its queues to
the exchanges of the services whose events it takes. At PostgreSQL a role owns the database of its service, and others
may not connect to it. The gateway has a user and no role. Decision 0020 has the reasons.
"""

import base64
import hashlib
import os
import re
import secrets
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import psycopg2
from psycopg2 import extensions, sql
from sqlalchemy import make_url

from chassis.connecting import topology
from chassis.running.settings import Settings
from contracts.catalogue import FEEDS, OPERATIONS, SUBSCRIPTIONS, subscriptions_of
from contracts.platform import SERVICES

GATEWAY = "gateway"
PROCESSES = (*SERVICES, GATEWAY)
# Queues that RabbitMQ names itself; each is exclusive to the connection that has made it.
_TEMPORARY = r"^amq\.gen-"
_SALT_BYTES = 4
LOCK_SECONDS = 5


def definitions(passwords: Mapping[str, str], virtual_host: str = "/") -> dict[str, Any]:
    """Return what RabbitMQ imports: an account for each process in ``passwords``, and all exchanges and queues.

    See https://www.rabbitmq.com/docs/definitions. Imported again, it changes passwords and permissions.
    """
    exchanges = [exchange for service in SERVICES for exchange in topology.exchanges_of(service)]
    exchanges += [topology.known_exchange(subscription.consumer) for subscription in SUBSCRIPTIONS]
    dead = [topology.dead_letter_queue(service) for service in SERVICES]
    bound = [(queue.name, queue.exchange.name, queue.routing_key) for queue in dead] + [
        (subscription.consumer, exchange.name, routing_key)
        for subscription in SUBSCRIPTIONS
        for exchange, routing_key in topology.bindings_of(subscription)
    ]
    here = {"vhost": virtual_host}
    return {
        "vhosts": [{"name": virtual_host}],
        "users": [
            {
                "name": name,
                "password_hash": _hashed(password),
                "hashing_algorithm": "rabbit_password_hashing_sha256",
                "tags": [],
            }
            for name, password in passwords.items()
        ],
        "permissions": [{"user": name, **here, **permissions(name)} for name in passwords],
        "exchanges": [
            {
                "name": exchange.name,
                "type": exchange.type,
                "durable": True,
                "auto_delete": exchange.auto_delete,
                "internal": False,
                "arguments": {},
                **here,
            }
            for exchange in exchanges
        ],
        "queues": [
            {
                "name": queue.name,
                "durable": True,
                "auto_delete": False,
                "arguments": vars(queue)["queue_arguments"],
                **here,
            }
            for queue in (*dead, *map(topology.subscription_queue, SUBSCRIPTIONS))
        ],
        "bindings": [
            {
                "source": exchange,
                "destination": queue,
                "destination_type": "queue",
                "routing_key": routing_key,
                "arguments": {},
                **here,
            }
            for queue, exchange, routing_key in bound
        ],
    }


def permissions(name: str) -> dict[str, str]:
    """Return the patterns of what an account may configure, write and read at RabbitMQ.

    To bind a queue is to write it and to read the exchange; to bind a marker is to write what it hangs on to. Nobody
    may write the default exchange, by which anything reaches any queue.
    """
    if name == GATEWAY:
        told = {event.service for each in OPERATIONS if each.cacheable for event in each.cacheable.told_by}
        told |= {event.service for feed in FEEDS for event in feed.events}
        heard = [topology.event_exchange(service) for service in told]
        return {
            "configure": _TEMPORARY,
            "write": _TEMPORARY,
            "read": f"{_TEMPORARY}|{_any(exchange.name for exchange in heard)}",
        }
    own = rf"^{name}\."
    marked = [
        topology.known_exchange(subscription.consumer)
        for subscription in SUBSCRIPTIONS
        if name in topology.producers_of(subscription)
    ]
    producers = {event.service for subscription in subscriptions_of(name) for event in subscription.taken}
    heard = [make(each) for each in producers for make in (topology.event_exchange, topology.replay_exchange)]
    return {
        "configure": own,
        "write": "|".join(filter(None, [own, _any(exchange.name for exchange in marked)])),
        "read": "|".join(filter(None, [own, _any(exchange.name for exchange in heard)])),
    }


def _any(names: Iterable[str]) -> str:
    found = sorted(map(re.escape, names))
    return f"^({'|'.join(found)})$" if found else ""


def _hashed(password: str) -> str:
    """Return a password as RabbitMQ stores it, https://www.rabbitmq.com/docs/passwords."""
    salt = os.urandom(_SALT_BYTES)
    return base64.b64encode(salt + hashlib.sha256(salt + password.encode()).digest()).decode()


def grant_database(service: str, password: str, settings: Settings) -> None:
    """Make the role of a service, or change its password, and give it the database of the service and what is in it.

    ``settings`` name an administrator. The database is made if there is none. Raises ``psycopg2.Error``.
    """
    url = make_url(settings.database_url_of(service))
    arguments = {**url.translate_connect_args(username="user", database="dbname"), **url.query}
    # With them, `lianshang db upgrade` takes the role that is made here.
    arguments.pop("options", None)
    role, database = sql.Identifier(service), sql.Identifier(str(url.database))
    with _connected({**arguments, "dbname": "postgres"}) as session, session.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [service])
        verb = "ALTER" if cursor.fetchone() else "CREATE"
        hashed = extensions.encrypt_password(password, service, session, "scram-sha-256")
        attributes = "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS NOREPLICATION PASSWORD"
        cursor.execute(sql.SQL(f"{verb} ROLE {{}} {attributes} {{}}").format(role, sql.Literal(hashed)))
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [url.database])
        if not cursor.fetchone():
            cursor.execute(sql.SQL("CREATE DATABASE {}").format(database))
        cursor.execute(sql.SQL("ALTER DATABASE {} OWNER TO {}").format(database, role))
        cursor.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))
    with _connected(arguments) as session, session.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = '{LOCK_SECONDS}s'")
        cursor.execute(sql.SQL("ALTER SCHEMA public OWNER TO {}").format(role))
        cursor.execute(_FOREIGN, {"role": service})
        for kind, name in cursor.fetchall():
            cursor.execute(sql.SQL(f"ALTER {kind} {name} OWNER TO {{}}").format(role))


# Tables and the like that somebody else owns. Sequences of columns follow their tables.
_FOREIGN = """
SELECT CASE relkind WHEN 'S' THEN 'SEQUENCE' WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'TABLE' END,
       oid::regclass::text
FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'S')
  AND relowner <> (SELECT oid FROM pg_roles WHERE rolname = %(role)s)
  AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = pg_class.oid
                  AND refclassid = 'pg_class'::regclass AND deptype IN ('a', 'i'))
"""


@contextmanager
def _connected(arguments: Mapping[str, Any]) -> Iterator[extensions.connection]:
    """Connect for the block; each statement is committed by itself."""
    session = psycopg2.connect(**{"connect_timeout": 5, **arguments})
    session.autocommit = True
    try:
        yield session
    finally:
        session.close()


def new_secrets() -> dict[str, str]:
    """Return a new value for each secret of ``.env.example``, by its name."""
    from cryptography.fernet import Fernet

    names = ("POSTGRES_PASSWORD", *(f"{name.upper()}_PASSWORD" for name in PROCESSES))
    return {
        **{name: secrets.token_urlsafe(24) for name in names},
        **{name: Fernet.generate_key().decode() for name in ("FIELD_KEYS", "LOOKUP_KEY", "SIGNING_KEYS", "MAIL_KEYS")},
    }
