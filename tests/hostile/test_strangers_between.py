"""Nobody between the machines: a broker or a database that cannot show the certificate that is due is given nothing."""

import asyncio
import contextlib
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg2
import pytest
from aiormq.exceptions import AMQPError

from chassis.connecting.broker import connection_to
from chassis.running.settings import Settings
from gateway.feed import Feed
from lianshang.certificates import make

SECRET = b"secretword"


class Listener:
    """Somebody who listens with a certificate; ``heard`` is what is said after the handshake, if it succeeds."""

    def __init__(self, folder: Path) -> None:
        self.heard = b""
        self.asked = threading.Event()
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(folder / "tls.crt", folder / "tls.key")
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        threading.Thread(target=self._listen, daemon=True).start()

    def close(self) -> None:
        self._socket.close()

    def _listen(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self._socket.accept()
                connection.settimeout(5)
                with (
                    connection,
                    contextlib.suppress(OSError),
                    self._context.wrap_socket(connection, server_side=True) as secured,
                ):
                    self.heard += secured.recv(4096)
                self.asked.set()


@pytest.fixture
def folders(tmp_path: Path) -> Path:
    """Certificates of this machine and of another one, by the authority that is trusted and by one of a stranger."""
    for name in ("trusted", "stranger"):
        list(make(tmp_path / name, ("localhost", "other"), 30))
    return tmp_path


@contextmanager
def listening(folder: Path) -> Iterator[Listener]:
    listener = Listener(folder)
    try:
        yield listener
    finally:
        listener.close()


def settings(port: int, folders: Path, host: str = "localhost") -> Settings:
    uri = f"amqps://registry:{SECRET.decode()}@{host}:{port}/"
    return Settings(environment="test", amqp_uri=uri, amqp_ca=str(folders / "trusted" / "ca" / "ca.crt"))


def service_connects(given: Settings) -> None:
    with contextlib.suppress(OSError, ssl.SSLError):
        connection_to(given).connect()


def gateway_connects(given: Settings) -> None:
    async def connect() -> None:
        feed = Feed(given)
        with contextlib.suppress(AMQPError, OSError, TimeoutError):
            await feed._connect()

    asyncio.run(connect())


CONNECTING = pytest.mark.parametrize("connect", [service_connects, gateway_connects])


@CONNECTING
def test_the_right_broker_is_spoken_to(connect: object, folders: Path) -> None:
    with listening(folders / "trusted" / "localhost") as listener:
        connect(settings(listener.port, folders))  # type: ignore[operator]
        assert listener.asked.wait(10)
        assert listener.heard.startswith(b"AMQP")


@CONNECTING
@pytest.mark.parametrize("who", ["trusted/other", "stranger/localhost", "stranger/other"])
def test_a_broker_with_another_certificate_is_told_nothing(connect: object, who: str, folders: Path) -> None:
    with listening(folders / who) as listener:
        connect(settings(listener.port, folders))  # type: ignore[operator]
        assert listener.asked.wait(10)
        assert listener.heard == b""


def test_a_database_that_cannot_encrypt_is_told_nothing(folders: Path) -> None:
    """As the address that production demands; ``localhost`` is only where the test listens."""
    heard: list[bytes] = []
    server = socket.create_server(("127.0.0.1", 0))

    def refuse() -> None:
        with contextlib.suppress(OSError):
            connection, _ = server.accept()
            with connection:
                heard.append(connection.recv(4096))
                connection.sendall(b"N")
                heard.append(connection.recv(4096))

    thread = threading.Thread(target=refuse, daemon=True)
    thread.start()
    ca = folders / "trusted" / "ca" / "ca.crt"
    with pytest.raises(psycopg2.OperationalError, match="SSL"):
        psycopg2.connect(
            f"postgresql://registry:{SECRET.decode()}@localhost:{server.getsockname()[1]}/registry"
            f"?sslmode=verify-full&sslrootcert={ca}&connect_timeout=5"
        )
    thread.join(10)
    server.close()
    # The request for TLS, and nothing after the refusal: neither the user's name nor a password.
    assert heard == [b"\x00\x00\x00\x08\x04\xd2\x16\x2f", b""]
