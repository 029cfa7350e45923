"""Danger that no listed word gives away is sensed; ordinary worry is not, and nothing makes the step fail."""

from __future__ import annotations

import csv
import json
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.loading import load_data
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.danger_likeness import parts
from bot.nlu.danger_sense import DANGER, DangerSense, read_table
from localoffer.reading.danger import read_danger
from localoffer.settings import ROOT
from tests.bot.nlu.component_checks import built, check_component, message

pytestmark = pytest.mark.slow

CALM = (
    "Our son is nine and in year four. He likes trains and his dog and he has a very kind teacher this year. We have "
    "been waiting for speech and language for a while. The letter said spring. His sister is fine and does ballet on "
    "Tuesdays. My mother helps with the school run twice a week. "
)
UNLISTED = "She has been sorting out who gets each of her things and told me that I must not be sad afterwards."
"""Danger without any word of danger; the test below holds that true."""
EXAMPLES = (
    ("how do i apply for a taxi to school", "ask_transport"),
    ("what does sen support mean", "define_term"),
    ("he says he wants to die", "crisis"),
)


def trained(folder, **config) -> DangerSense:
    """The step after training on the table, a few messages and some of our ordinary ones, kept and loaded again."""
    examples = [Message(data={TEXT: text, INTENT: intent}) for text, intent in (*EXAMPLES, *ordinary())]
    step = built(DangerSense, folder, **config)
    resource = step.train(TrainingData(examples))
    assert resource == Resource("test")
    return loaded(folder, **config)


@cache
def ordinary() -> list[tuple[str, str]]:
    """Every sixth of our training messages: without calm stories, long ones would look dark."""
    found = load_data(str(ROOT / "data" / "nlu")).intent_examples
    return [(each.get(TEXT), each.get(INTENT)) for each in found[::6] if each.get(INTENT) != "crisis"]


def loaded(folder, **config) -> DangerSense:
    return DangerSense.load(
        {**DangerSense.get_default_config(), **config},
        LocalModelStorage(folder),
        Resource("test"),
        ExecutionContext(GraphSchema({}), node_name="test"),
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("sense")


@pytest.fixture(scope="module")
def sense(folder):
    return trained(folder)


def sensed(step: DangerSense, text: str) -> dict:
    return step.process([message(text)])[0].get(DANGER)


def test_danger_sense_passes_the_checks_of_every_component(sense):
    check_component(sense)


def test_danger_without_any_listed_word_is_sensed(sense):
    assert read_danger(UNLISTED) is None
    assert sensed(sense, UNLISTED)["level"] is not None


@pytest.mark.parametrize("at", [0, 1, 2])
def test_one_terrible_sentence_in_a_calm_story_is_sensed(sense, at):
    around = [CALM] * 2
    around.insert(at, UNLISTED + " ")

    assert sensed(sense, CALM * 2)["level"] is None
    assert sensed(sense, "".join(around))["level"] is not None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "thanks",
        "BS3 1AA",
        "is there a swimming club for children with Down syndrome",
        "how do I appeal, the deadline is on Friday",
        "my daughter is deaf, who pays for a radio aid at school",
    ],
)
def test_ordinary_messages_are_left_alone(sense, text):
    assert sensed(sense, text)["level"] is None


def test_what_is_sensed_is_plain_and_in_the_output(sense):
    done = sense.process([message("i want to die")])[0].as_dict(only_output_properties=True)

    assert json.loads(json.dumps(done))[DANGER] == done[DANGER]
    assert set(done[DANGER]) == {"level", "score"}
    assert 0 <= done[DANGER]["score"] <= 1


def test_thresholds_decide_on_the_level(sense, folder):
    score = sensed(sense, UNLISTED)["score"]

    levels = [
        sensed(loaded(folder, soft=soft, urgent=urgent), UNLISTED)["level"]
        for soft, urgent in ((score + 0.01, 1.0), (score - 0.01, 1.0), (0.0, score - 0.01))
    ]

    assert levels == [None, "soft", "urgent"]


def test_same_messages_give_the_same_sense(sense, tmp_path):
    assert sensed(trained(tmp_path), UNLISTED) == sensed(sense, UNLISTED)


def test_without_an_encoder_words_alone_are_judged(tmp_path):
    step = trained(tmp_path, encoder=False)

    scores = [sensed(step, text)["score"] for text in ("i want to kill myself tonight", "who pays for the taxi")]
    assert scores[0] > scores[1]


def test_untrained_step_adds_nothing(tmp_path):
    assert sensed(loaded(tmp_path), "i want to die") is None


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=600))
def test_any_text_gets_a_score(sense, text):
    assert 0 <= sensed(sense, text)["score"] <= 1


@pytest.mark.parametrize(
    "text", ["word " * 2000, "x" * 2000, "no. " * 500, "\N{LOUDLY CRYING FACE}" * 500, "\n" * 2000]
)
def test_long_text_gets_a_score(sense, text):
    assert 0 <= sensed(sense, text)["score"] <= 1


@pytest.mark.parametrize(
    ("text", "number"), [("", 0), ("one short message", 0), ("word " * 35, 0), ("word " * 100, 4), (CALM * 2, 6)]
)
def test_parts_hold_every_word_once(text, number):
    found = parts(text)

    assert len(found) == number
    assert [word for start, end in found for word in text[start:end].split()] == (text.split() if number else [])


def test_an_unknown_level_names_its_line(tmp_path):
    table = tmp_path / "messages.csv"
    table.write_text("text,level\nhello,none\nhelp,very\n", encoding="utf-8")

    with pytest.raises(ValueError, match=r"messages\.csv, line 3"):
        read_table(table)


def test_table_holds_both_kinds_and_no_message_twice():
    with (ROOT / "data" / "danger" / "messages.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    levels = [row["level"] for row in rows]

    assert len({row["text"].casefold() for row in rows}) == len(rows)
    assert levels.count("urgent") + levels.count("soft") >= 600
    assert levels.count("none") >= 700
