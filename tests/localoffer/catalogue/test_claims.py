"""Reading the claims: what is wrong in the file is named, with its line and what to do."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from localoffer.catalogue.claims import CLAIMS, WORDS, load_claims, load_words
from localoffer.errors import SeedError
from localoffer.settings import ROOT

OFFER = ROOT / "data" / "offer"


def changed(folder: Path, name: str, old: str, new: str) -> Path:
    shutil.copy(OFFER / name, folder)
    text = (folder / name).read_bytes().decode()
    assert old in text
    (folder / name).write_bytes(text.replace(old, new, 1).encode())
    return folder


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (",not,", ",maybe,", "line 2, verdict: 'maybe' is not one of"),
        ("dla-needs-diagnosis,", ",", "line 2, key: nothing there"),
        ("camhs-first,", "dla-needs-diagnosis,", "is there twice"),
        ("2027-", "soon-", "line 2, review_by: 'soon-"),
        ("dla-needs-diagnosis,", "dla-needs-diagnosis,x,", "line 2: too many or too few cells"),
    ],
)
def test_a_wrong_row_is_named_with_its_line(tmp_path, old, new, words):
    with pytest.raises(SeedError, match=words):
        load_claims(changed(tmp_path, CLAIMS, old, new))


def test_a_missing_file_or_group_is_named(tmp_path):
    with pytest.raises(SeedError, match="missing"):
        load_claims(tmp_path)
    with pytest.raises(SeedError, match="no group 'asked'"):
        load_words(changed(tmp_path, WORDS, "asked,", "asking,"))
