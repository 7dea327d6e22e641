"""Binds the ports of a process; where that cannot be, the error says in one line which setting is to change how."""

import errno
import socket

BACKLOG = 128


class CannotListen(Exception):
    """A port cannot be used; the message says which, why, and what to set to what."""


def bound(host: str, port: int, setting: str = "HTTP_PORT", *, shared: bool = False) -> socket.socket:
    """Return a socket bound to an address, if ``shared`` together with other processes of the same user.

    ``setting`` is the one that the port comes from. Raises ``CannotListen``.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        opened = socket.socket(family, kind, protocol)
    except OSError as error:
        raise refused(host, port, setting, error) from None
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if shared:
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    try:
        opened.bind(address)
    except OSError as error:
        opened.close()
        raise refused(host, port, setting, error) from None
    return opened


def listening(host: str, port: int, setting: str = "HTTP_PORT") -> socket.socket:
    """Return a socket that listens at an address, see ``bound``."""
    opened = bound(host, port, setting)
    try:
        opened.listen(BACKLOG)
    except OSError as error:
        opened.close()
        raise refused(host, port, setting, error) from None
    return opened


def refused(host: str, port: int, setting: str, error: OSError) -> CannotListen:
    """Return what to tell of an error in listening."""
    if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
        return CannotListen(
            f"HTTP_HOST is {host!r}, which is no address of this machine ({error.strerror}); set it to one, or to "
            "0.0.0.0 for all of them"
        )
    if error.errno == errno.EADDRINUSE:
        return CannotListen(
            f"{setting} is {port}, which is in use at {host}; stop what listens there, or set {setting} to another port"
        )
    if error.errno == errno.EACCES:
        return CannotListen(f"{setting} is {port}, which this user may not use; set it to a port from 1024 on")
    return CannotListen(f"{setting} is {port}: cannot listen at {host} ({error.strerror})")
