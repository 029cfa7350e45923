"""Rows told in simpler words: read from the project's own file, refused with the line that is wrong."""

from __future__ import annotations

import pytest

from localoffer.catalogue.simple_words import SIMPLE_WORDS, load_simple_words
from localoffer.errors import SeedError
from localoffer.settings import ROOT


def a_file(tmp_path, *lines: str):
    (tmp_path / SIMPLE_WORDS).write_text("\n".join(("kind,key,words", *lines)) + "\n", encoding="utf-8")
    return tmp_path


def test_words_are_found_by_kind_and_key(tmp_path):
    words = load_simple_words(a_file(tmp_path, 'fact,ehc-20-weeks,"The plan must come in 20 weeks, no later."'))

    assert words == {("fact", "ehc-20-weeks"): "The plan must come in 20 weeks, no later."}


def test_the_files_of_the_project_can_be_read():
    assert len(load_simple_words(ROOT / "data" / "offer")) > 200


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (("figure,some-key,Words.",), "line 2: needs a kind"),
        (("fact,,Words.",), "line 2: needs a kind"),
        (("fact,some-key,",), "line 2: needs a kind"),
        (("fact,some-key,Words, with a comma.",), "line 2: needs a kind"),
        (("fact,some-key,Words.", "fact,some-key,Other words."), "line 3: fact some-key is there twice"),
    ],
)
def test_a_wrong_row_is_refused_with_its_line(tmp_path, lines, says):
    with pytest.raises(SeedError, match=says):
        load_simple_words(a_file(tmp_path, *lines))


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(SeedError, match=SIMPLE_WORDS):
        load_simple_words(tmp_path)
