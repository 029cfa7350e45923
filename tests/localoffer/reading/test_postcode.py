"""Postcodes in what people type: every case of the research page on postcodes that concerns reading, and properties."""

from __future__ import annotations

import csv
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localoffer.reading.postcode import PostcodeReading, compact, read_postcodes
from localoffer.reading.postcode_grammar import AREAS, SAMPLE_AREAS, full_fits, is_outcode

DATA = Path(__file__).resolve().parents[3] / "data" / "places"


def seen(text: str, *, expecting: bool = False) -> list[tuple[str, str]]:
    return [(reading.kind, reading.postcode) for reading in read_postcodes(text, expecting=expecting)]


def calls_to_read(text: str) -> int:
    calls = 0

    def count(*_: object) -> None:
        nonlocal calls
        calls += 1

    sys.setprofile(count)
    try:
        read_postcodes(text, expecting=True)
    finally:
        sys.setprofile(None)
    return calls


FULL = [
    ("BS3 1AA", "BS3 1AA"),
    ("bs31aa", "BS3 1AA"),
    ("  Bs3   1aA  ", "BS3 1AA"),
    ("BS3 1AA.", "BS3 1AA"),
    ("(BS3 1AA)", "BS3 1AA"),
    ('"bs3 1aa"', "BS3 1AA"),
    ("BS3-1AA", "BS3 1AA"),
    ("BS3,1AA", "BS3 1AA"),
    ("BS3_1AA", "BS3 1AA"),
    ("B S 3 1 A A", "BS3 1AA"),
    ("BS3 1 AA", "BS3 1AA"),
    ("BS 3 1AA", "BS3 1AA"),
    ("B S 3 1AA", "BS3 1AA"),
    ("BS31 AA", "BS3 1AA"),
    ("my postcode is bs3 1aa thanks", "BS3 1AA"),
    ("my son is 4 and hardly talks, we're in BS3 1AA", "BS3 1AA"),
    ("EC2V 7HH", "EC2V 7HH"),
    ("TR21 0LW", "TR21 0LW"),
    ("W1A 1AA", "W1A 1AA"),
    ("E1W 1AA", "E1W 1AA"),
    ("N1C 4AG", "N1C 4AG"),
    ("M1 1AE", "M1 1AE"),
    ("B33 8TH", "B33 8TH"),
    ("DN55 1PT", "DN55 1PT"),
    ("JE2 4WD", "JE2 4WD"),
    ("GY1 1AA", "GY1 1AA"),
    ("IM1 1AA", "IM1 1AA"),
    ("BT1 1AA", "BT1 1AA"),
    ("EH1 1YJ", "EH1 1YJ"),
    ("CF10 4UW", "CF10 4UW"),
    ("AB1 0AA", "AB1 0AA"),
    ("SE1 9ZZ", "SE1 9ZZ"),
    ("KY1 1AB", "KY1 1AB"),
    ("S18 1XX", "S18 1XX"),
    ("SL8 5XX", "SL8 5XX"),
    ("ZY1 1AA", "ZY1 1AA"),
    ("Flat B, S3 1AA", "S3 1AA"),
    ("\uff22\uff33\uff13 \uff11\uff21\uff21", "BS3 1AA"),
    ("BS3\u00a01AA", "BS3 1AA"),
    ("BS3\u200b1AA", "BS3 1AA"),
    ("\U0001f642BS3 1AA\U0001f642", "BS3 1AA"),
]
MENDED = [
    ("BS3 IAA", "BS3 1AA"),
    ("BS3 lAA", "BS3 1AA"),
    ("SWIA 2AA", "SW1A 2AA"),
    ("SW1A OAA", "SW1A 0AA"),
    ("CRO 2YH", "CR0 2YH"),
    ("0X1 1ND", "OX1 1ND"),
    ("M6O 2LA", "M60 2LA"),
    ("8S3 1AA", "BS3 1AA"),
    ("BI3 1AA", "B13 1AA"),
    ("BZ3 1AA", "B23 1AA"),
    ("we live in BS3 IAA now", "BS3 1AA"),
]
SPECIAL = [
    ("GIR 0AA", "GIR 0AA", "non_geographic"),
    ("BX1 1LT", "BX1 1LT", "non_geographic"),
    ("BF1 3AA", "BF1 3AA", "forces"),
    ("BFPO 57", "BFPO 57", "forces"),
    ("ZZ99 3VZ", "ZZ99 3VZ", "pseudo"),
    ("KY1-1001", "KY1-1001", "overseas"),
    ("AI-2640", "AI-2640", "overseas"),
    ("GX11 1AA", "GX11 1AA", "overseas"),
    ("ASCN 1ZZ", "ASCN 1ZZ", "overseas"),
    ("VG1110", "VG1110", "overseas"),
    ("SAN TA1", "SAN TA1", "santa"),
    ("XM4 5HQ", "XM4 5HQ", "santa"),
]
NOTHING = [
    "BS",
    "QS3 1AA",
    "VS3 1AA",
    "XS3 1AA",
    "BJ3 1AA",
    "BS3 1CA",
    "BS3 1AK",
    "BS3 1VA",
    "BS3 AAA",
    "BS333 1AA",
    "90210",
    "1234 AB",
    "K1A 0B1",
    "D02 X285",
    "hello",
    "",
    "\U0001f642",
    "A" * 3000,
    "I live at 5 A1 Road",
    "Year 9",
    "Y7",
    "he is in Y7",
    "in 10 minutes",
    "he is 4 and",
    "so 4 of us",
    "it's 3 1aa",
    "no",
    "NO",
    "so",
    "told me 4 2nd",
    "943 476 5919",
    "07700 900123",
    "he has an EHCP and is at KS2",
]


@pytest.mark.parametrize(("text", "postcode"), FULL)
def test_whole_postcode_is_read_as_typed(text: str, postcode: str):
    readings = read_postcodes(text)

    assert [(reading.kind, reading.postcode, reading.corrected) for reading in readings] == [("full", postcode, False)]


@pytest.mark.parametrize(("text", "postcode"), MENDED)
def test_look_alike_characters_are_put_right(text: str, postcode: str):
    readings = read_postcodes(text)

    assert [(reading.kind, reading.postcode, reading.corrected) for reading in readings] == [("full", postcode, True)]


@pytest.mark.parametrize(("text", "postcode", "special"), SPECIAL)
def test_codes_that_are_no_home_say_their_kind(text: str, postcode: str, special: str):
    readings = read_postcodes(text)

    assert [(reading.kind, reading.postcode, reading.special) for reading in readings] == [
        ("special", postcode, special)
    ]


@pytest.mark.parametrize("text", NOTHING)
def test_text_without_a_postcode_gives_none(text: str):
    assert read_postcodes(text) == ()
    assert read_postcodes(text, expecting=True) == ()


@pytest.mark.parametrize(
    ("text", "kind", "postcode"),
    [
        ("BS3", "outcode", "BS3"),
        ("BS3 1", "sector", "BS3 1"),
        ("BS31", "outcode", "BS31"),
        ("BS3 ish", "outcode", "BS3"),
        ("BS3ish", "outcode", "BS3"),
        ("around BS3", "outcode", "BS3"),
        ("BS3 1A", "sector", "BS3 1"),
        ("BS31A", "sector", "BS3 1"),
        ("BS 3", "outcode", "BS3"),
        ("B S 3", "outcode", "BS3"),
        ("GL7", "outcode", "GL7"),
        ("TD15", "outcode", "TD15"),
        ("we live in LS6 and he is 4", "outcode", "LS6"),
        ("in BS31 as well", "outcode", "BS31"),
        ("in BS3 our son is 4", "outcode", "BS3"),
        ("in BS3 SEN support is hard to get", "outcode", "BS3"),
        ("in BS3 2 kids with autism", "outcode", "BS3"),
        ("in SE1 4yr old boy", "outcode", "SE1"),
        ("the BS3 area", "outcode", "BS3"),
        ("what about LS6?", "outcode", "LS6"),
    ],
)
def test_part_of_a_postcode_is_read_where_plain(text: str, kind: str, postcode: str):
    assert seen(text) == [(kind, postcode)]


@pytest.mark.parametrize("text", ["we have an M1 meeting at 10am", "S1 meeting on Monday", "the M1 motorway is near"])
def test_bare_outcode_counts_only_when_asked_for(text: str):
    assert seen(text) == []
    assert [kind for kind, _ in seen(text, expecting=True)] == ["outcode"]


@pytest.mark.parametrize(
    "text",
    [
        "bravo sierra three, one alpha alpha",
        "B S three one double A",
        "bravo sierra three one alfa alfa",
        "it's B for Bertie S for sugar three one A for apple A for apple",
        "BS three one double A",
    ],
)
def test_postcode_said_aloud_is_read(text: str):
    assert seen(text) == [("full", "BS3 1AA")]


def test_spoken_thirty_one_means_district_thirty_one():
    assert seen("BS thirty-one") == [("outcode", "BS31")]


def test_two_postcodes_are_both_read_in_order():
    assert seen("BS3 1AA or BS4 2AA") == [("full", "BS3 1AA"), ("full", "BS4 2AA")]


def test_postcode_said_twice_is_kept_once():
    assert seen("BS3 1AA, I mean bs31aa") == [("full", "BS3 1AA")]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("B53 1AA", "BS3 1AA"),
        ("S18 1XX", "SL8 1XX"),
        ("SL8 5XX", "S18 5XX"),
        ("S64 5XX", "SG4 5XX"),
        ("BS31", "BS3 1"),
        ("CR20", "CR2 0"),
    ],
)
def test_what_only_data_can_decide_is_offered(text: str, other: str):
    (reading,) = read_postcodes(text)

    assert other in reading.alternatives


def test_the_areas_are_those_of_the_data():
    with (DATA / "postcode_areas.csv").open(encoding="utf-8", newline="") as file:
        listed = {row["postcode_area"] for row in csv.DictReader(file)}

    assert listed == AREAS
    assert not AREAS & SAMPLE_AREAS


def test_every_outcode_of_the_data_has_the_shape():
    with (DATA / "postcode_districts.csv").open(encoding="utf-8", newline="") as file:
        strange = {row["postcode_district"] for row in csv.DictReader(file) if not is_outcode(row["postcode_district"])}

    assert strange == set()


def test_span_lies_where_the_postcode_was_typed():
    text = "hello, \uff22\uff33\uff13 \uff11\uff21\uff21 it is"

    (reading,) = read_postcodes(text)

    assert text[reading.start : reading.end] == "\uff22\uff33\uff13 \uff11\uff21\uff21"


OUTCODES = st.sampled_from(["BS3", "M1", "B33", "EC1A", "SW1A", "W1A", "CR0", "S18", "SL8", "TD15", "KY1", "ZY2"])
INCODES = st.from_regex(r"[0-9][ABD-HJLNP-UW-Z]{2}", fullmatch=True)
WORDS = ["BS3", "1AA", "in", "postcode", "double", "thirty", "for", "ish", "2nd", "KY1", "SAN TA1", "\u200b", "\u0130"]
PIECES = st.sampled_from([*"BS31A0OIL5Z -,.'", *WORDS])
SOUP = st.lists(PIECES, max_size=30).map("".join) | st.lists(PIECES, max_size=20).map(" ".join)


@given(st.text(max_size=200) | SOUP, st.booleans())
def test_any_text_is_read_within_itself(text: str, expecting: bool):  # noqa: FBT001 - drawn by hypothesis
    readings = read_postcodes(text, expecting=expecting)

    for reading in readings:
        assert 0 <= reading.start < reading.end <= len(text)
    assert [reading.start for reading in readings] == sorted(reading.start for reading in readings)
    assert len({reading.postcode for reading in readings}) == len(readings)
    assert all(earlier.end <= later.start for earlier, later in pairwise(readings))


@given(st.text(max_size=100) | SOUP)
def test_reading_what_was_read_changes_nothing(text: str):
    for reading in read_postcodes(text, expecting=True):
        again = read_postcodes(reading.postcode, expecting=True)

        assert [(each.kind, each.postcode, each.corrected) for each in again] == [
            (reading.kind, reading.postcode, False)
        ]


@given(OUTCODES, INCODES, st.sampled_from(["", " ", "  ", "-", "\u00a0", ", "]), st.booleans())
def test_any_spacing_and_case_gives_the_same(outcode: str, incode: str, gap: str, small: bool):  # noqa: FBT001 - drawn by hypothesis
    typed = f"{outcode}{gap}{incode}"

    (reading,) = read_postcodes(typed.lower() if small else typed)

    assert (reading.kind, reading.postcode) == ("full", f"{outcode} {incode}")
    assert compact(reading.postcode) == outcode + incode


@given(st.text(alphabet="ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", min_size=5, max_size=7))
def test_mending_keeps_the_length_and_the_shape(text: str):
    for fit in full_fits(text, most_changes=2):
        assert len(compact(fit.text)) == len(text)
        assert fit.changes == sum(a != b for a, b in zip(text, compact(fit.text), strict=True))
        assert full_fits(compact(fit.text), most_changes=0)[0].text == fit.text


@pytest.mark.parametrize(
    "piece", ["A", "B ", "1 ", "BS3 ", "B S 3 1 ", "bravo one ", "0O 1I ", "in BS3 1 ", "BS31AA", "L1 ", "'s ", "   "]
)
def test_work_grows_no_faster_than_the_text(piece: str):
    """Counts function calls, so that a busy machine cannot change the outcome."""
    small, large = (calls_to_read((piece * size)[:size]) for size in (1_000, 10_000))

    assert large <= 12 * small + 500


def test_reading_is_a_value_that_cannot_change():
    reading = PostcodeReading("outcode", "BS3", 0, 3)

    with pytest.raises(AttributeError):
        reading.postcode = "BS4"  # type: ignore[misc]
