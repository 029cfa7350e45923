"""What the reading found, as entities: codes in `value`, spans that match, earlier entities left alone."""

from __future__ import annotations

import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rasa.shared.nlu.constants import ENTITIES

from bot.nlu.reading_extractor import ENTITIES_FOUND, ReadingExtractor
from tests.bot.nlu.component_checks import built, check_component, message
from tests.bot.rasa_server import ROOT

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def extractor(tmp_path_factory):
    return built(ReadingExtractor, tmp_path_factory.mktemp("extractor"))


def found(extractor, text):
    """(entity, value, role) of each."""
    entities = extractor.process([message(text)])[0].get(ENTITIES)
    return [(each["entity"], each["value"], each.get("role")) for each in entities]


def test_extractor_passes_the_checks_of_every_component(extractor):
    check_component(extractor)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("my son is 4 and hardly talks, we're in [postcode]", [("need", "SLCN", "child"), ("age", 4.0, "child")]),
        ("he isnt autistic but he has adhd", [("need", "ASD", "negated"), ("need", "SEMH", "child")]),
        ("year 9", [("phase", "secondary", None)]),
        ("he's minus 3", [("age_problem", "negative", None)]),
        ("hello", []),
    ],
)
def test_message_gives_codes_with_roles(extractor, text, expected):
    assert found(extractor, text) == expected


@pytest.mark.parametrize("text", ["waiting for SALT", "speech therapy list", "speach and langauge therapy"])
def test_any_alias_leads_to_the_one_code(extractor, text):
    """Trap 20: a synonym list alone never finds anything."""
    assert ("support", "speech_language_therapy", None) in found(extractor, text)


def test_named_council_becomes_its_code(extractor):
    assert ("place", "E08000035", None) in found(extractor, "we moved to Leeds last year")


def test_young_person_and_plan_are_noticed(extractor):
    entities = found(extractor, "im 17 and autistic and they refused my ehcp")

    assert ("who", "young_person", None) in entities
    assert ("plan_status", "refused", None) in entities


@given(text=st.text(max_size=300))
def test_spans_lie_in_the_text_for_any_text(extractor, text):
    for each in extractor.process([message(text)])[0].get(ENTITIES):
        assert each["entity"] in ENTITIES_FOUND
        assert 0 <= each["start"] <= each["end"] <= len(text)
        assert type(each["start"]) is int
        assert type(each["value"]) in {str, float}
        assert "words" not in each or each["words"] == text[each["start"] : each["end"]]


def test_changed_vocabulary_changes_the_fingerprint(tmp_path, monkeypatch):
    """Section 4: Rasa's cache would go on with the old words."""
    folder = tmp_path / "data" / "vocabulary"
    shutil.copytree(ROOT / "data/vocabulary", folder)
    monkeypatch.setattr("bot.nlu.reading_extractor._folder", lambda _config: folder)
    before = ReadingExtractor.fingerprint_addon({})
    assert before == ReadingExtractor.fingerprint_addon({})

    with (folder / "need_words.csv").open("a", encoding="utf-8") as file:
        file.write("\n")

    assert ReadingExtractor.fingerprint_addon({}) != before
