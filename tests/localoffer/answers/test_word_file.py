"""The Word file opens again and holds the text, whatever was typed."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO

from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from localoffer.answers.word_file import plain, word_file

DAY = date(2026, 11, 21)


def texts(content: bytes) -> list[str]:
    return [each.text for each in Document(BytesIO(content)).paragraphs]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=4))
def test_any_text_opens_again_as_it_was(paragraphs):
    assert texts(word_file("Title", paragraphs, made_on=DAY)) == [plain(each) for each in paragraphs]


def test_lines_and_signs_of_xml_stay_as_they_are():
    said = "Dear <b>you</b> & co,\nsecond line"

    assert texts(word_file("Title", [said], made_on=DAY)) == [said]


def test_a_heading_stands_above_only_when_asked_for():
    document = Document(BytesIO(word_file("Title", ["text"], made_on=DAY, heading=True)))

    assert [(each.text, each.style.name) for each in document.paragraphs] == [
        ("Title", "Heading 1"),
        ("text", "Normal"),
    ]


def test_the_file_names_nobody_and_no_hour():
    about = Document(BytesIO(word_file("Title", [], made_on=DAY))).core_properties

    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
    assert (about.title, about.language) == ("Title", "en-GB")
    assert about.created.isoformat()[:19] == about.modified.isoformat()[:19] == "2026-11-21T00:00:00"


def test_a_screen_reader_is_told_british_english():
    content = zipfile.ZipFile(BytesIO(word_file("Title", [], made_on=DAY)))

    styles = content.read("word/styles.xml")

    assert b'w:lang w:val="en-GB"' in styles
    assert b'w:val="en-US"' not in styles


def test_plain_text_keeps_emoji_and_loses_what_xml_refuses():
    assert plain("a\r\nb\rc\x00\x0b\ufffe\ud800🎈é\t") == "a\nb\nc🎈é\t"
