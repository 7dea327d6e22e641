"""Clients that are not signed in: known by their address, as far as that tells them apart."""

import ipaddress


def client_of(address: str) -> str:
    """Return the client that an address belongs to: an IPv6 subscriber has a whole /64."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if not isinstance(parsed, ipaddress.IPv6Address):
        return address
    # A socket that takes both kinds shows all of IPv4 in one /64.
    if parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped)
    return str(ipaddress.IPv6Network((int(parsed), 64), strict=False))
