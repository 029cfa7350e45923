"""What is said comes from the catalogue of the language in use, and is English wherever it holds nothing."""

from __future__ import annotations

import asyncio

import pytest

from localoffer import language
from localoffer.language import all_worded, counted, in_language, worded

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);\\n"\n\n'
WELSH = (
    HEAD
    + 'msgid "Show more"\nmsgstr "Dangos mwy"\n\n'
    + 'msgid "{name} has {what}"\nmsgstr "mae gan {name}: {what}"\n\n'
    + 'msgid "autism"\nmsgstr "awtistiaeth"\n\n'
    + '#, fuzzy\nmsgid "Send"\nmsgstr "Efallai"\n\n'
    + 'msgid "Left out"\nmsgstr ""\n\n'
    + 'msgid "{count} day"\nmsgid_plural "{count} days"\nmsgstr[0] "un: {count}"\nmsgstr[1] "dau: {count}"\nmsgstr[2] "llawer: {count}"\n'
)


@pytest.fixture
def held(tmp_path, monkeypatch):
    """Puts a catalogue where catalogues lie."""
    monkeypatch.setattr(language, "FOLDER", tmp_path)
    language.forget()

    def put(code: str, text: str) -> str:
        file = tmp_path / code / "LC_MESSAGES" / "offer.po"
        file.parent.mkdir(parents=True)
        file.write_text(text, encoding="utf-8")
        return code

    yield put
    language.forget()


def test_english_needs_no_catalogue():
    assert language.now() == "en"
    assert worded("Show more") == "Show more"
    assert worded("{name} has {what}", name="Bristol", what="autism") == "Bristol has autism"
    assert [counted("{count} day", "{count} days", n) for n in (0, 1, 2)] == ["0 days", "1 day", "2 days"]
    assert language.direction() == "ltr"


def test_words_are_said_in_the_language_in_use_and_in_english_after_it(held):
    with in_language(held("cy", WELSH)):
        assert worded("Show more") == "Dangos mwy"
        assert worded("{name} has {what}", name="Bristol", what="autism") == "mae gan Bristol: awtistiaeth"

    assert worded("Show more") == "Show more"


def test_each_number_takes_its_own_form(held):
    with in_language(held("cy", WELSH)):
        assert [counted("{count} day", "{count} days", n) for n in (1, 2, 7)] == ["un: 1", "dau: 2", "llawer: 7"]


def test_what_is_unsure_or_not_translated_is_said_in_english(held):
    with in_language(held("cy", WELSH)):
        assert [worded(each) for each in ("Send", "Left out", "Never heard of")] == [
            "Send",
            "Left out",
            "Never heard of",
        ]


def test_values_with_braces_are_filled_in_as_they_are(held):
    with in_language(held("cy", WELSH)):
        assert worded("{name} has {what}", name="{0} {x}", what="{}") == "mae gan {0} {x}: {}"


def test_a_whole_reply_is_worded_but_its_codes_are_not(held):
    reply = {"say": ["Show more"], "cards": ({"kind": "Show more", "heading": "autism", "n": 3, "none": None},)}

    with in_language(held("cy", WELSH)):
        told = all_worded(reply)

    assert told == {
        "say": ["Dangos mwy"],
        "cards": ({"kind": "Show more", "heading": "awtistiaeth", "n": 3, "none": None},),
    }
    assert all_worded(reply) is reply


@pytest.mark.parametrize("code", ["fr", "../en", "cy/..", "", None, "CY"])
def test_a_language_that_is_not_held_is_english(held, code):
    held("cy", WELSH)

    with in_language(code):
        assert language.now() == "en"


@pytest.mark.parametrize(("code", "way"), [("cy", "ltr"), ("ar", "rtl"), ("ur", "rtl"), ("ar-XB", "rtl")])
def test_direction_is_that_of_the_language(held, code, way):
    with in_language(held(code, WELSH)):
        assert language.direction() == way


def test_what_is_filled_in_keeps_its_own_direction(held):
    with in_language(held("ar", WELSH)):
        said = worded("{name} has {what}", name="0117 496 0000", what="autism")

    assert said == "mae gan \u20680117 496 0000\u2069: \u2068awtistiaeth\u2069"


def test_a_broken_catalogue_is_told_by_name(held, tmp_path):
    (tmp_path / held("cy", WELSH) / "LC_MESSAGES" / "offer.po").write_bytes(b'msgid "a"\nmsgstr "\xff"\n')

    with in_language("cy"), pytest.raises(language.CatalogueError, match="cy"):
        worded("a")


def test_conversations_side_by_side_keep_their_languages(held):
    held("cy", WELSH)

    async def one(code: str) -> str:
        with in_language(code):
            await asyncio.sleep(0)
            return await asyncio.to_thread(worded, "Show more")

    async def both() -> list[str]:
        return await asyncio.gather(one("cy"), one("en"), one("cy"))

    assert asyncio.run(both()) == ["Dangos mwy", "Show more", "Dangos mwy"]


def test_a_language_names_itself():
    assert [language.name_of(code) for code in ("en", "cy", "ur")] == ["English", "Cymraeg", "اردو"]
