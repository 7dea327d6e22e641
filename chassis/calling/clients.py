"""Clients that are not signed in: known by their address, as far as that tells them apart."""

import ipaddress


def unmapped(address: str) -> str:
    """Return an IPv4 address in its own form, where a socket that takes both kinds shows it as ``::ffff:192.0.2.1``."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(getattr(parsed, "ipv4_mapped", None) or address)


def client_of(address: str) -> str:
    """Return the client that an address belongs to: an IPv6 subscriber has a whole /64."""
    try:
        parsed = ipaddress.ip_address(unmapped(address))
    except ValueError:
        return address
    if not isinstance(parsed, ipaddress.IPv6Address):
        return str(parsed)
    return str(ipaddress.IPv6Network((int(parsed), 64), strict=False))


def network_of(address: str) -> str:
    """Return the network of an address, so that its owner recognizes it and nobody else is told the whole:
    ``203.0.113.*``, ``2001:db8:1::*``; empty for what is no address."""
    try:
        parsed = ipaddress.ip_address(unmapped(address))
    except ValueError:
        return ""
    if isinstance(parsed, ipaddress.IPv4Address):
        return f"{str(parsed).rpartition('.')[0]}.*"
    return f"{ipaddress.IPv6Network((int(parsed), 48), strict=False).network_address}*"
