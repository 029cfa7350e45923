"""The product's own path for one message, with a small assistant of our own at the other end."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from localoffer.reading.files import load_vocabulary
from localoffer.reading.redaction import Redactor
from localoffer.settings import ROOT
from localoffer.understanding import TOPICS, Label, as_sent, other_topics, tidied, understand
from web import gate

KEYS = (
    "text", "intent", "confidence", "ranking", "other_topics", "needs", "support_types", "age_years", "phase",
    "plan_status", "who", "places", "postcodes", "crisis",
)  # fmt: skip
LONG = "my son is nine and has a plan but the school says there is no money for it and nobody tells us anything so "


class Assistant:
    """Answers every question with the same labels and remembers what it was asked."""

    def __init__(self, **confidences: float) -> None:
        self.asked: list[str] = []
        self._ranking = [{"name": name, "confidence": value} for name, value in confidences.items()]

    def ask(self, text: str) -> dict[str, object]:
        self.asked.append(text)
        return {"intent": self._ranking[0], "ranking": self._ranking, "entities": []}


@pytest.fixture(scope="module")
def vocabulary():
    return load_vocabulary(ROOT / "data" / "vocabulary")


def line(text, vocabulary, **confidences):
    assistant = Assistant(**confidences or {"find_support": 0.8, "crisis": 0.01})
    return understand(text, vocabulary, assistant.ask).as_json()


def test_a_line_holds_exactly_the_promised_parts(vocabulary):
    text = "my daughter is 7, autistic and in year 2 in Leeds, BS3 1AA, can she get speech therapy"

    told = line(text, vocabulary)

    assert tuple(told) == KEYS
    assert told["text"] == text
    assert told["needs"][0] == {
        "code": "ASD",
        "broad_area": "communication_interaction",
        "text": "autistic",
        "negated": False,
        "whose": "child",
    }
    assert told["support_types"] == ["speech_language_therapy"]
    assert (told["age_years"], told["phase"]) == (7.0, "primary")
    assert told["places"] == ["E08000035"]
    assert told["postcodes"] == ["BS3 1AA"]
    assert told["crisis"] == {"level": None, "group": None}


def test_the_assistant_sees_neither_name_nor_postcode(vocabulary):
    assistant = Assistant(find_support=1.0)

    understand("/my son Tariq is 4, BS3 1AA, ring 07700 900123", vocabulary, assistant.ask)

    sent = assistant.asked[0]
    assert sent.startswith("my son ")
    assert not any(secret in sent for secret in ("Tariq", "BS3", "1AA", "07700", "900123"))


def test_needs_of_others_and_ruled_out_ones_are_marked(vocabulary):
    told = line("my son has no learning difficulties. his brother has adhd", vocabulary)

    marks = {(need["code"], need["negated"], need["whose"]) for need in told["needs"]}
    assert ("SEMH", False, "sibling") in marks
    assert any(negated for _, negated, whose in marks if whose == "child")


def test_urgent_words_are_a_crisis_whatever_the_model_says(vocabulary):
    told = line("my son has taken an overdose and is not breathing", vocabulary, ask_money=0.9, crisis=0.05)

    assert told["intent"] == "crisis"
    assert told["crisis"]["level"] == "urgent"
    assert [each["name"] for each in told["ranking"]] == ["crisis", "ask_money"]
    assert told["other_topics"] == []


def test_a_crisis_of_the_model_alone_is_soft(vocabulary):
    told = line("what is a blue badge", vocabulary, crisis=0.7, ask_money=0.2)

    assert told["intent"] == "crisis"
    assert told["crisis"]["level"] == "soft"


def test_the_ranking_ends_after_five_labels(vocabulary):
    confidences = dict(zip(sorted(TOPICS), (0.3, 0.2, 0.1, 0.1, 0.1, 0.1, 0.1), strict=False))

    assert len(line("hello", vocabulary, **confidences)["ranking"]) == 5


@pytest.mark.parametrize(
    ("chosen", "confidences", "words", "offered"),
    [
        ("ask_money", {"ask_money": 0.4, "ask_transport": 0.3, "ask_childcare": 0.01}, 40, ("ask_transport",)),
        ("ask_money", {"ask_money": 0.4, "ask_transport": 0.3}, 6, ()),
        ("ask_money", {"ask_money": 0.9, "ask_transport": 0.05}, 40, ()),
        ("ask_money", {"ask_money": 0.4, "thank": 0.3}, 40, ()),
        ("crisis", {"crisis": 0.4, "ask_transport": 0.3}, 40, ()),
        ("nlu_fallback", {"ask_money": 0.2, "ask_transport": 0.19}, 40, ("ask_money", "ask_transport")),
        ("nlu_fallback", {}, 40, ()),
    ],
)
def test_other_topics_are_likely_ones_of_long_messages(chosen, confidences, words, offered):
    ranking = [Label(name, confidence) for name, confidence in confidences.items()]

    assert other_topics(Label(chosen, 0.5), ranking, words) == offered


def test_a_failing_assistant_leaves_the_label_open(vocabulary):
    told = understand("my son is 4", vocabulary, lambda _: {"error": "ValueError"}).as_json()

    assert (told["intent"], told["ranking"], told["age_years"]) == (None, [], 4.0)


HOSTILE = (
    "", " \n\t", "/", "//restart", "/ restart", "\x00\x07", "\ud800 hello \udfff", "\u200b\u200f\u202e", "👩‍👧‍👦" * 300,
    "ابني عمره أربع سنوات", "é" * 10_000, "a " * 5_000, "BS3 1AA " * 1_000, LONG * 100, "7" * 10_000, "(((" * 3_000,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
@example("\ud800")
def test_no_text_makes_understanding_raise(vocabulary, text):
    told = line(text, vocabulary)

    assert json.loads(json.dumps(told))["text"] == text


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_give_a_whole_line(vocabulary, text):
    assert tuple(line(text, vocabulary)) == KEYS


@pytest.mark.parametrize("text", [*HOSTILE, "My name is Priya. My son Tariq is 4, /BS3 1AA"], ids=range(17))
def test_the_web_app_sends_the_very_same_words(text):
    """`web.gate` keeps its own steps; whoever changes one must change the other."""
    message = gate.Message(text, SimpleNamespace(redactor=Redactor()), "address", "key")

    gate.tidy(message, None)
    gate.redact(message, None)

    assert as_sent(tidied(text), Redactor()) == message.redacted
