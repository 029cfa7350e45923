"""Descriptions become safe plain text, paragraphs kept."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localoffer.publishing.text import MAX_CHARACTERS, one_line, plain_text

PICTURE = "data:image/png;base64," + "iVBORw0KGgo" * 200 + "=="


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        ("<h1>About</h1>\n\n<p>We help.</p><p>Come in.</p>", "About\n\nWe help.\n\nCome in."),
        ("One<br>two<br/>three", "One\ntwo\nthree"),
        ("<ul><li>Sing</li><li>Play</li></ul>", "- Sing\n- Play"),
        ("Fish &amp; chips&nbsp;club", "Fish & chips club"),
        ("&lt;p&gt;Hidden tags&lt;/p&gt;", "Hidden tags"),
        ("Book <a href='https://club.example/book'>here</a>.", "Book here (https://club.example/book)."),
        ("<a href='https://club.example/'>club.example</a>", "club.example"),
        ("<a href='javascript:alert(1)'>here</a>", "here"),
        ("Hi<script>alert(1)</script> there", "Hi there"),
        ("<style>p{color:red}</style>Calm", "Calm"),
        ("<img src=x onerror=alert(1)>Play", "Play"),
        (f"<p>Look: <img src='{PICTURE}'></p>", "Look:"),
        (f"Look: {PICTURE} here", "Look: here"),
        ("![logo](https://x.example/l.png) Play", "Play"),
        ("One\r\ntwo\r\n\r\n\r\n\r\nthree", "One\ntwo\n\nthree"),
        ("We donâ€™t judge", "We don\u2019t judge"),
        ("Costs Â£5", "Costs £5"),
        ("Zero\u200bwidth and\u00a0hard space", "Zerowidth and hard space"),
        ("Nul\x00l and half \ud83d pair", "Null and half pair"),
        ("For ages <5 and >3", "For ages <5 and >3"),
        ("<script never closed", "script never closed"),
        ("Plain.\n\nStays.", "Plain.\n\nStays."),
        ("", ""),
    ],
)
def test_published_text_is_shown_as_plain_words(published, shown):
    assert plain_text(published).text == shown


def test_what_was_mended_is_said_in_words():
    assert plain_text(f"<p>Hi</p> {PICTURE}").mends == ("an embedded picture left out", "HTML turned into plain text")
    assert plain_text("Hi there.").mends == ()


def test_endless_text_is_cut_at_a_word():
    plain = plain_text("word " * 10_000)

    assert len(plain.text) <= MAX_CHARACTERS + 2
    assert plain.text.endswith("word …")
    assert "cut to 20000 characters" in plain.mends


def test_names_come_out_on_one_line():
    assert one_line("<b>Saturday</b>\r\n club ") == "Saturday club"


@given(st.text(alphabet=st.sampled_from("<>/!&;ap script\"'=\n#x3ltg"), max_size=300))
def test_no_text_comes_out_as_markup(published):
    plain = plain_text(published).text

    assert not re.search(r"<[a-zA-Z/!?]", plain)


@given(st.text(max_size=300))
def test_plain_text_holds_no_control_characters(published):
    plain = plain_text(published).text

    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]", plain)
