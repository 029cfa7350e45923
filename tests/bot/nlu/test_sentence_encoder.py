"""A message's meaning as numbers: always of one length, near for like meanings, from files we know."""

from __future__ import annotations

import numpy as np
import pytest

from bot.nlu import sentence_encoder
from bot.nlu.fine_tuning import TunedLayers
from bot.nlu.sentence_encoder import EncoderChanged, MiniLM, checked_folder

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def encoder():
    return MiniLM()


def test_every_vector_has_the_length_of_one(encoder):
    vectors = encoder.encode_all(["my son hardly talks", "word " * 600])

    assert vectors.shape == (2, 384)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1.0, 1.0], abs=1e-4)


def test_pieces_of_a_long_story_keep_its_end(encoder):
    story = encoder.pieces("once " * 300 + "who pays", most=30)

    assert len(story) == 32
    assert story[-3:] == encoder.pieces("who pays", most=30)[-3:]


def test_layers_on_top_of_shared_ones_read_as_the_whole_does(encoder):
    own = {name: each.numpy() for name, each in encoder.upper(2).items()}

    as_it_was = TunedLayers(encoder, own, 2)
    other = TunedLayers(encoder, {name: each * 0.5 for name, each in own.items()}, 2)

    for text in ("school transport", "word " * 600):
        assert np.allclose(as_it_was.vector(text), encoder.encode(text), atol=1e-5)
        assert not np.allclose(other.vector(text), encoder.encode(text), atol=0.01)


def test_reading_on_from_the_middle_changes_nothing(encoder):
    encoder.forget()
    afresh = encoder.encode("who pays for the taxi")

    encoder.halfway("who pays for the taxi", 3)
    read_on = encoder.encode("who pays for the taxi")

    assert np.allclose(afresh, read_on, atol=1e-6)


def test_parts_of_a_text_are_read_in_their_context(encoder):
    text = "He likes trains. He hit me."

    whole, trains, hit, nothing = encoder.encode_parts(text, [(0, 16), (17, 27), (16, 17)])

    assert np.allclose(whole, encoder.encode(text)[0], atol=1e-6)
    assert trains @ encoder.encode("He likes trains.")[0] > hit @ encoder.encode("He likes trains.")[0]
    assert np.array_equal(nothing, whole)


def test_encoder_told_to_forget_keeps_no_text(encoder):
    encoder.encode("my private worry")
    encoder.forget()

    assert "my private worry" not in str(vars(encoder))


@pytest.mark.parametrize("text", ["", "?", "😀", "a", "word " * 2000, "x" * 2000])
def test_any_text_gives_one_finite_vector(encoder, text):
    vector = encoder.encode(text)

    assert vector.shape == (1, 384)
    assert np.isfinite(vector).all()


def test_same_text_gives_the_same_vector(encoder):
    assert np.array_equal(encoder.encode("school transport"), encoder.encode("school transport"))


def test_many_texts_at_once_give_the_same_vectors(encoder):
    """Training reads them together, a family's message comes alone."""
    texts = ["hi", "my boy hardly talks", "word " * 600, "", "does he get a taxi to school"] * 9

    together = encoder.encode_all(texts)

    assert np.allclose(together, np.vstack([encoder.encode(text) for text in texts]), atol=1e-5)


def test_like_meanings_lie_nearer_than_unlike_ones(encoder):
    """Without a word in common."""
    first, like, unlike = (
        encoder.encode(text)[0]
        for text in ("my boy hardly talks", "our little lad barely speaks", "when are the bins collected")
    )

    assert first @ like > first @ unlike + 0.2


def test_end_of_a_long_story_still_counts(encoder):
    """The encoder reads 256 word pieces at once; the rest must not be thrown away."""
    story = "we had a lovely day out and everybody was happy " * 40

    assert not np.allclose(
        encoder.encode(story), encoder.encode(story + "he was excluded from school " * 20), atol=0.01
    )


def test_encoder_of_one_window_matches_the_published_pooling(encoder):
    """Mean of all pieces' vectors, marks included, then length 1: what the encoder was trained for."""
    import tensorflow as tf  # noqa: PLC0415
    from transformers import BertTokenizerFast, TFBertModel  # noqa: PLC0415

    folder = checked_folder()
    given = BertTokenizerFast(tokenizer_file=str(folder / "tokenizer.json"))("Where do I start?", return_tensors="tf")
    hidden = TFBertModel.from_pretrained(folder, local_files_only=True)(given).last_hidden_state
    expected = tf.math.l2_normalize(tf.reduce_mean(hidden, 1), 1).numpy()

    assert np.allclose(encoder.encode("Where do I start?"), expected, atol=1e-5)


def test_changed_file_is_refused_by_name(monkeypatch):
    monkeypatch.setitem(sentence_encoder.SUMS, "tokenizer.json", "0" * 64)

    with pytest.raises(EncoderChanged, match=r"tokenizer\.json"):
        checked_folder()
