"""Where an address leads: only to public hosts, unless the caller allows others (SSRF)."""

from __future__ import annotations

import ipaddress
import socket

import httpx

from newsledger.errors import ReadError

_PORTS = {"http": 80, "https": 443}
_LAST_PORT = 65535
# All that the internet routes in IPv6. Old site-local addresses and a network's own NAT64 lie outside.
_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
# A gateway's translation to IPv4 (RFC 6052): the last four bytes are the address that it connects to.
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
# ISATAP (RFC 5214) in any network: as above, told by the four bytes before.
_ISATAP = frozenset({0x00005EFE, 0x02005EFE})
# What not every version of the library knows: Teredo and other special uses, documentation, relays of 6to4.
_SPECIAL = tuple(map(ipaddress.ip_network, ("2001::/23", "2001:db8::/32", "3fff::/20", "192.0.0.0/24", "192.88.99.0/24")))

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
    """Whether an IP address is one of the open internet: not private, loopback, link-local, shared, multicast or reserved.

    Nor may it carry an IPv4 address within, for a gateway or the machine itself to unwrap, that is one of those.
    """
    address: _Address = ipaddress.ip_address(text)
    if isinstance(address, ipaddress.IPv6Address):
        inner = _inner(address)
        if inner and not is_public(str(inner)):
            return False
        if address.ipv4_mapped or address in _NAT64:
            return True
        if address not in _GLOBAL_UNICAST:
            return False
    is_special = any(address in network for network in _SPECIAL if network.version == address.version)
    return address.is_global and not (is_special or address.is_multicast or address.is_reserved or address.is_unspecified)


def _inner(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address within, where there is one. Teredo's is passed over: no address of it is public."""
    if address in _NAT64 or int(address) >> 32 & 0xFFFFFFFF in _ISATAP:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour
