"""Only the public internet is fit to be read, however an address is written."""

from __future__ import annotations

import pytest

from localoffer.errors import FetchError
from localoffer.publishing.guard import Guard, is_public

PUBLIC = "93.184.215.14"


def guard(*ips, **changes):
    return Guard(resolve=lambda _host, _port: ips or (PUBLIC,), **changes)


@pytest.mark.parametrize(
    "ip",
    [
        "127.0.0.1", "127.255.0.3", "0.0.0.1", "10.1.2.3", "172.16.0.1", "172.31.255.254", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "100.127.255.254", "192.0.0.8", "192.0.2.1", "198.18.0.1", "198.51.100.7",
        "203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
        "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:93.184.215.14", "::ffff:0:7f00:1", "fe80::1",
        "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "fec0::1", "ff02::1", "2001:db8::1", "2001::1", "100::1",
        "3fff::1", "5f00::1", "192.88.99.1",
        "2002:7f00:1::", "2002:a9fe:a9fe::", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "nonsense", "",
    ],
)  # fmt: skip
def test_address_inside_a_network_is_never_public(ip):
    assert not is_public(ip)


@pytest.mark.parametrize(
    "ip", [PUBLIC, "8.8.8.8", "2606:4700:4700::1111", "2002:5db8:d70e::", "64:ff9b::5db8:d70e", "172.32.0.1"]
)
def test_address_of_the_open_internet_is_public(ip):
    assert is_public(ip)


@pytest.mark.parametrize(
    "address",
    [
        "ftp://feeds.example/services", "file:///etc/passwd", "gopher://feeds.example", "//feeds.example/services",
        "https://", "https:///services", "http://[::1", "https://feeds.example:99999/", "https://feeds.example:x/",
        "https://feeds.example\\@10.0.0.1/", "https://feeds.example/a b", "https://feeds.example/\x00",
        "https://feeds.example/\n", "https://feeds.example/" + "a" * 3_000, "",
    ],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(address):
    with pytest.raises(FetchError, match="not an address we can read"):
        guard().target(address)


@pytest.mark.parametrize("address", ["https://clerk:secret@feeds.example/", "https://clerk@feeds.example/"])
def test_name_or_password_in_an_address_is_refused_and_not_repeated(address):
    with pytest.raises(FetchError, match="name or password") as refused:
        guard().target(address)

    assert "clerk" not in str(refused.value)


@pytest.mark.parametrize("port", [22, 25, 5432, 6379, 8000, 8080])
def test_only_the_ports_of_the_web_are_read(port):
    with pytest.raises(FetchError, match=f"port {port}"):
        guard().target(f"http://feeds.example:{port}/")


def test_name_is_looked_up_once_and_its_addresses_given():
    asked = []
    found = Guard(resolve=lambda *each: asked.append(each) or [PUBLIC, "8.8.8.8"]).target("https://Feeds.Example/a?b=1")

    assert (found.scheme, found.host, found.port, found.ips) == ("https", "feeds.example", 443, (PUBLIC, "8.8.8.8"))
    assert asked == [("feeds.example", 443)]


@pytest.mark.parametrize("ips", [("10.0.0.1",), (PUBLIC, "127.0.0.1"), ("::1", PUBLIC), ("169.254.169.254",)])
def test_name_that_leads_inside_is_refused_without_saying_where(ips):
    with pytest.raises(FetchError, match="private network") as refused:
        guard(*ips).target("https://feeds.example/services")

    assert not any(ip in str(refused.value) for ip in ips)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "0177.0.0.1", "127.1", "[::1]"])
def test_loopback_is_refused_however_it_is_written(host):
    with pytest.raises(FetchError):
        Guard().target(f"http://{host}/services")


def test_name_that_nobody_knows_is_one_clear_line():
    def nobody(_host, _port):
        raise OSError

    with pytest.raises(FetchError, match="name is not known") as refused:
        Guard(resolve=nobody).target("https://feeds.example/services?key=secret")

    assert str(refused.value).startswith("https://feeds.example/services: ")


def test_an_exception_is_one_address_with_its_port():
    allowed = guard("127.0.0.1", also=[("127.0.0.1", 9000)])

    assert allowed.target("http://trial.example:9000/").ips == ("127.0.0.1",)
    with pytest.raises(FetchError):
        allowed.target("http://trial.example/")
    with pytest.raises(FetchError):
        guard("127.0.0.2", also=[("127.0.0.1", 9000)]).target("http://trial.example:9000/")
    with pytest.raises(FetchError):
        guard(PUBLIC, also=[("127.0.0.1", 9000)]).target("http://trial.example:9000/")
