"""Words for the young: every row is one we hold, and a wrong one is named with its line."""

from __future__ import annotations

import pytest

from localoffer.catalogue.young_words import YOUNG_WORDS, load_young_words
from localoffer.errors import SeedError
from localoffer.settings import ROOT

HEADER = "kind,key,column,words\n"


def test_our_own_file_is_read_whole():
    words = load_young_words(ROOT / "data" / "offer")

    assert words["support", "annual_health_check", "how_to_get"].startswith("Ask your GP to put you")


@pytest.mark.parametrize(
    "row", ["fact,yp-after,what,You.", "support,dla,ages,You.", "support,,what,You.", "support,dla,what,"]
)
def test_a_wrong_row_is_named_with_its_line(tmp_path, row):
    (tmp_path / YOUNG_WORDS).write_text(f"{HEADER}{row}\n", encoding="utf-8")

    with pytest.raises(SeedError, match=r"young_words\.csv, line 2"):
        load_young_words(tmp_path)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(SeedError, match="is missing"):
        load_young_words(tmp_path)
