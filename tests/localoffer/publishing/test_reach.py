"""Web and e-mail addresses and telephone numbers, found in their right or wrong field."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localoffer.publishing.draft import Findings
from localoffer.publishing.reach import read_phones, read_url, web_and_mail
from tests.localoffer.publishing.offer_files import a_source


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("https://club.example/a?b=c", "https://club.example/a?b=c"),
        ("http://1625ip.co.uk", "http://1625ip.co.uk"),
        ("www.club.org.uk", "https://www.club.org.uk"),
        ("club.org.uk/find-us", "https://club.org.uk/find-us"),
        ("http:/club.org.uk", "http://club.org.uk"),
        ("http//club.org.uk", "http://club.org.uk"),
        ("https://https://club.org.uk", "https://club.org.uk"),
        ("Our site: https://club.org.uk.", "https://club.org.uk"),
        ("https://www.example.com/", None),
        ("http://example.org/x", None),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("http://localhost:8000/", None),
        ("http://127.0.0.1/", None),
        ("http://user:pw@club.org.uk/", None),
        ("http://[::1", None),
        ("ask at the desk", None),
    ],
)
def test_only_usable_web_addresses_are_kept(published, expected):
    assert read_url(published, "url", Findings()) == expected


@given(st.text(max_size=100))
def test_no_text_gives_an_address_that_runs_script(published):
    url = read_url(published, "url", Findings())

    assert url is None or url.startswith(("http://", "https://"))


@pytest.mark.parametrize(
    ("published", "url", "email"),
    [
        ({"url": "https://a.org.uk", "email": "hi@a.org.uk"}, "https://a.org.uk", "hi@a.org.uk"),
        ({"email": "www.a.org.uk"}, "https://www.a.org.uk", None),
        ({"url": "hi@a.org.uk"}, None, "hi@a.org.uk"),
        ({"url": "www.a.org.uk", "email": "https://b.org.uk"}, "https://www.a.org.uk", None),
        ({"email": "mailto:hi@a.org.uk"}, None, "hi@a.org.uk"),
        ({"email": "Desk <hi@a.org.uk>"}, None, "hi@a.org.uk"),
        ({"email": "Unknown-17774@noemail.invalid"}, None, None),
        ({"email": "email@email.com"}, None, None),
        ({"email": "someone@example.org"}, None, None),
        ({"email": "n/a"}, None, None),
        ({"email": "ask at the desk"}, None, None),
        ({"email": 5, "url": ["www.a.org.uk"]}, "https://www.a.org.uk", None),
    ],
)
def test_addresses_end_up_in_their_own_field(published, url, email):
    found = web_and_mail(a_source(**published))

    assert (found.url, found.email) == (url, email)


def test_second_email_address_is_not_lost():
    found = web_and_mail(a_source(email="hi@a.org.uk; desk@a.org.uk"))

    assert (found.email, found.more_emails) == ("hi@a.org.uk", ("desk@a.org.uk",))


def test_social_page_is_kept_and_noted():
    source = a_source(url="https://www.facebook.com/club")

    assert web_and_mail(source).url == "https://www.facebook.com/club"
    assert [problem.level for problem in source.findings.problems] == ["noted"]


def test_name_that_ends_like_a_social_site_is_fine():
    source = a_source(url="https://acornmontessorigx.com/")

    web_and_mail(source)

    assert not source.findings.problems


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("0117 332 7111", [("0117 332 7111", None)]),
        ("Bristol Youth MAPS: 0117 332 7111", [("0117 332 7111", "Bristol Youth MAPS")]),
        ("Tel: 0117 332 7111", [("0117 332 7111", None)]),
        ("(0117) 332 7111", [("(0117) 332 7111", None)]),
        ("+44 (0)117 332 7111", [("+44 (0)117 332 7111", None)]),
        ("0203 289 6420 Ext 303", [("0203 289 6420 ext 303", None)]),
        ("0117 332 7111 9am to 5pm", [("0117 332 7111", "9am to 5pm")]),
        ("01632 960123 / 01632 960124", [("01632 960123", None), ("01632 960124", None)]),
        ("01632 960123 or 01632 960124", [("01632 960123", None), ("01632 960124", None)]),
        ("116 123", [("116 123", None)]),
        ("111", [("111", None)]),
        (1632960123, [("01632960123", None)]),
        ("12345", []),
        ("ring the bell", []),
        ("club@a.org.uk", []),
        (None, []),
        (True, []),
        ({"n": 1}, []),
    ],
)
def test_numbers_are_taken_out_of_their_labels(published, expected):
    found = read_phones(published, "phone", Findings())

    assert [(phone.number, phone.label) for phone in found] == expected
