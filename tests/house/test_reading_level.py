"""All wording can be read at the age of 9 to 11: the Flesch-Kincaid grade of each text, names of laws set aside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import median

import pytest

from tests.house.reading_level import grade, plain, syllables
from tests.house.test_offer_data import rows
from tests.house.wording_source import STAND_IN, Said, wording

MEDIAN, MOST = 6.0, 9.0
DATA = {
    "facts": ("key", ("text",)),
    "provision": ("provision_id", ("what",)),
    "support_types": ("code", ("what", "how_to_get")),
    "claims": ("key", ("claim", "rule", "say_back")),
    "helplines": ("key", ("what_for",)),
    "crisis_leads": ("group", ("lead",)),
    "simple_words": ("key", ("words",)),
    "letter_paragraphs": ("letter", ("text",)),
    "time_limits": ("key", ("what",)),
    "sample_provision": ("provision_id", ("what",)),
}
_SPELLED_OUT = re.compile(r"^[^:.]{3,60}:\s*(?=\S)")
"""How a glossary row begins: the full name of an abbreviation."""


def of_data(name: str) -> Iterator[Said]:
    key, columns = DATA[name]
    for row in rows(name):
        for column in columns:
            text = re.sub(r"\{[^}]*\}", STAND_IN, row[column])
            if row.get("topic") == "terms" and not text.startswith(("A ", "An ", "The ", "Your ")):
                text = _SPELLED_OUT.sub("", text) or text
            yield Said(f"{name}.csv, {row[key]}, {column}", text)


def too_hard(texts: list[Said]) -> list[str]:
    return [f"{grade(plain(each.text)):.1f} {each}" for each in texts if grade(plain(each.text)) > MOST]


def test_sentences_of_our_own_are_easy_to_read():
    sentences = [each for each in wording() if each.is_sentence]

    assert len(sentences) > 200
    assert median(grade(plain(each.text)) for each in sentences) <= MEDIAN
    assert too_hard(sentences) == []


def test_labels_are_easy_to_read_together():
    """A button of three words has no grade of its own; those of one file are measured as one text."""
    by_file: dict[str, list[str]] = {}
    for each in wording():
        if not each.is_sentence:
            by_file.setdefault(each.where.split(":")[0], []).append(each.text.rstrip(".:"))
    labels = [Said(where, ".\n".join(texts)) for where, texts in by_file.items() if len(texts) > 3]

    assert len(labels) > 20
    assert median(grade(plain(each.text)) for each in labels) <= MEDIAN
    assert too_hard(labels) == []


@pytest.mark.parametrize("name", DATA)
def test_rows_are_easy_to_read(name):
    texts = list(of_data(name))

    assert median(grade(plain(each.text)) for each in texts) <= MEDIAN
    assert too_hard(texts) == []


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("school plan help needs weeks asked used moved changed NHS 2,000 £6,000", 1),
        ("council children money ages people places science because agreed little doesn't", 2),
        ("disabled assessment area specialist everyone timetable September behaviour serious idea entirely", 3),
        ("education responsible information reasonable usually material independent January difficulty", 4),
        ("university disability educational communication coordinator", 5),
        ("accessibility physiotherapy", 6),
    ],
)
def test_syllables_are_counted_as_they_are_spoken(words, count):
    counted = {word: syllables(word) for word in words.split()}

    assert counted == dict.fromkeys(counted, count)


def test_hard_words_and_long_sentences_raise_the_grade():
    easy = "Your council must tell you within 6 weeks."
    hard = "The authority is obliged to communicate its determination regarding the application within that period."

    assert grade(easy) < MEDIAN
    assert grade(hard) > MOST
    assert grade(f"{easy} {easy}") == pytest.approx(grade(easy))


def test_only_names_are_set_aside():
    assert plain("Children and Families Act 2014, section 36") == "one, section 36"
    assert plain("Ask for an EHC needs assessment.") == "Ask for an one."
    assert plain("Your council must arrange education.") == "Your council must arrange education."
