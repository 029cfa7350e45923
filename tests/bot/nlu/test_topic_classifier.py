"""A message's topic, from meaning and words: the same from the same seed, whole in the archive, and never a crash."""

from __future__ import annotations

import logging
from importlib.metadata import PackageNotFoundError

import numpy as np
import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY
from rasa.shared.nlu.training_data.training_data import TrainingData
from safetensors.numpy import load_file

from bot.nlu import topic_classifier
from bot.nlu.topic_classifier import TOPICS, WEIGHTS, WITHOUT_ENCODER, TopicClassifier
from tests.bot.nlu.component_checks import built, check_component, message

TAUGHT = {
    "travel": ("is there a taxi to school", "the taxi was refused", "who drives the taxi to college", "school minibus"),
    "money": ("can I claim a benefit", "how do we pay for this", "is there a grant", "we cannot afford it"),
    "health": ("waiting to see the nurse", "he needs a nurse", "the clinic rang", "is it the hospital or nurse"),
}
UNSEEN = ("does a taxi fetch her", "the nurse never rang back")


class Taught:
    """A classifier that learnt `TAUGHT`."""

    def __init__(self, folder, **config):
        folder.mkdir(exist_ok=True)
        self.folder = folder
        examples = [message(text, **{INTENT: name}) for name, texts in TAUGHT.items() for text in texts]
        data = TrainingData(examples)
        self.config = {**TopicClassifier.get_default_config(), "epochs": 2, "batch": 4, "layers": 1, **config}
        built(TopicClassifier, folder, **self.config).train(data)
        self.weights = load_file(self.file(WEIGHTS))

    def file(self, name):
        (found,) = self.folder.rglob(name)
        return found

    def loaded(self, resource="test"):
        context = ExecutionContext(GraphSchema({}), node_name="test")
        return TopicClassifier.load(self.config, LocalModelStorage(self.folder), Resource(resource), context)

    def chances(self, classifier, texts=UNSEEN):
        done = classifier.process([message(text) for text in texts])
        return [{each["name"]: each["confidence"] for each in one.get(INTENT_RANKING_KEY)} for one in done]


@pytest.fixture(scope="module")
def taught(tmp_path_factory):
    return Taught(tmp_path_factory.mktemp("taught"))


@pytest.fixture
def no_encoder(monkeypatch):
    def missing():
        raise PackageNotFoundError(topic_classifier.DISTRIBUTION)

    monkeypatch.setattr(topic_classifier, "MiniLM", missing)
    monkeypatch.setattr(topic_classifier, "shared_encoder", missing)


@pytest.mark.slow
def test_same_seed_gives_the_very_same_weights(taught, tmp_path):
    again = Taught(tmp_path / "again")

    assert taught.weights.keys() == again.weights.keys()
    assert all(np.array_equal(each, again.weights[name]) for name, each in taught.weights.items())


@pytest.mark.slow
def test_other_seed_gives_other_weights(taught, tmp_path):
    other = Taught(tmp_path / "other", seed=2)

    assert not np.array_equal(taught.weights["head"], other.weights["head"])


@pytest.mark.slow
def test_loaded_classifier_passes_the_checks_of_every_component(taught):
    check_component(taught.loaded())


@pytest.mark.slow
def test_ranking_holds_every_topic_and_adds_up(taught):
    for chances in taught.chances(taught.loaded(), (*UNSEEN, "", "😀", "word " * 2000)):
        assert chances.keys() == TAUGHT.keys()
        assert sum(chances.values()) == pytest.approx(1.0, abs=1e-5)
        assert list(chances.values()) == sorted(chances.values(), reverse=True)


@pytest.mark.slow
def test_message_alone_and_among_others_means_the_same(taught):
    classifier = taught.loaded()

    together = taught.chances(classifier, (*UNSEEN, "word " * 600))
    for text, chances in zip(UNSEEN, together, strict=False):
        assert taught.chances(classifier, (text,))[0] == pytest.approx(chances, abs=1e-5)


@pytest.mark.slow
def test_tuned_layers_differ_from_the_encoder_as_it_came(taught):
    own = {name: each.numpy().astype(np.float16) for name, each in topic_classifier.MiniLM().upper(1).items()}

    assert own
    assert not any(np.array_equal(each, taught.weights[name]) for name, each in own.items() if "kernel" in name)


@pytest.mark.slow
@pytest.mark.usefixtures("no_encoder")
def test_archive_made_with_encoder_still_answers_without_it(taught, caplog):
    with caplog.at_level(logging.WARNING):
        first, second = taught.chances(taught.loaded())

    assert WITHOUT_ENCODER in caplog.messages
    assert (next(iter(first)), next(iter(second))) == ("travel", "health")


@pytest.mark.usefixtures("no_encoder")
def test_training_without_the_encoder_learns_words_and_says_so(tmp_path, caplog):
    with caplog.at_level(logging.WARNING):
        taught = Taught(tmp_path)

    first, second = taught.chances(taught.loaded())
    assert WITHOUT_ENCODER in caplog.messages
    assert "head" not in taught.weights
    assert (next(iter(first)), next(iter(second))) == ("travel", "health")


def test_encoder_can_be_left_out_on_purpose(tmp_path, caplog):
    taught = Taught(tmp_path, encoder=False)

    assert taught.weights.keys() == {"rarity", "lines", "offsets"}
    assert not caplog.messages


def test_classifier_that_was_never_trained_guesses_nothing(tmp_path):
    taught = Taught(tmp_path, encoder=False)
    done = taught.loaded("never trained").process([message("is there a taxi")])

    assert done[0].get(INTENT_RANKING_KEY) is None


def test_nothing_in_the_archive_is_run_when_loaded(tmp_path):
    taught = Taught(tmp_path, encoder=False)

    kinds = {each.suffix for each in tmp_path.rglob("*") if each.is_file()}
    assert taught.file(TOPICS).exists()
    assert kinds == {".json", ".safetensors"}
