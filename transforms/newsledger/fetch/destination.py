"""Where an address leads: only to public hosts, unless the caller allows others (SSRF)."""

from __future__ import annotations

import ipaddress
import socket

import httpx

from newsledger.errors import ReadError

_PORTS = {"http": 80, "https": 443}
_LAST_PORT = 65535
# IPv4 inside IPv6, which a gateway would unwrap (RFC 6052).
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def checked_url(text: str) -> httpx.URL:
    """``text`` as an address that may be fetched. Raises ``ReadError`` ``bad_address``."""
    try:
        url = httpx.URL(text)
    except (httpx.InvalidURL, ValueError) as error:
        raise ReadError("bad_address", f"no address: {error}") from error
    if url.scheme not in _PORTS or not url.host or url.userinfo or (url.port or 0) > _LAST_PORT:
        raise ReadError("bad_address", "only http and https addresses with a host and without a password are fetched")
    return url.copy_with(fragment=None)


def resolve(url: httpx.URL, *, allow_private: bool) -> str:
    """The one IP address to connect to, so that nothing can change between the check and the connection.

    Raises ``ReadError`` ``refused_address`` where the host has no public address, ``unknown_host`` where it has none at all.
    """
    port = url.port or _PORTS[url.scheme]
    try:
        found = socket.getaddrinfo(url.host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise ReadError("unknown_host", f"{url.host}: {error}") from error
    addresses = [str(entry[4][0]).partition("%")[0] for entry in found]
    allowed = [address for address in addresses if allow_private or is_public(address)]
    if not allowed:
        raise ReadError("refused_address", f"{url.host} is {', '.join(dict.fromkeys(addresses))}: not a public address")
    return allowed[0]


def is_public(text: str) -> bool:
    """Whether an IP address is one of the open internet: not private, loopback, link-local, shared, multicast or reserved."""
    address: _Address = ipaddress.ip_address(text)
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            address = inner
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)
