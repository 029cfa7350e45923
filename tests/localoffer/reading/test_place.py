"""Councils named in running text, and the ordinary words that only look like one."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localoffer.reading.files import load_vocabulary, read_rows
from localoffer.reading.place import AuthorityName, PlaceBook
from localoffer.reading.words import Words

ROOT = Path(__file__).parents[3]
VOCABULARY = ROOT / "data" / "vocabulary"
SHARED = ROOT.parent / "shared" / "authorities.csv"

AUTHORITIES = [
    AuthorityName("E06000023", "Bristol, City of", "Bristol"),
    AuthorityName("E06000038", "Reading", "Reading"),
    AuthorityName("E06000022", "Bath and North East Somerset", "Bath and North East Somerset", ("Bath", "BANES")),
    AuthorityName("E06000047", "County Durham", "County Durham", ("Durham",)),
    AuthorityName("E06000030", "Swindon", "Swindon"),
    AuthorityName(
        "E06000058", "Bournemouth, Christchurch and Poole", "Bournemouth, Christchurch and Poole", ("Poole",)
    ),
    AuthorityName("E06000066", "Somerset", "Somerset"),
    AuthorityName("E06000024", "North Somerset", "North Somerset"),
    AuthorityName("E06000002", "Middlesbrough", "Middlesbrough"),
    AuthorityName("E08000002", "Bury", "Bury"),
    AuthorityName("E08000013", "St. Helens", "St Helens"),
    AuthorityName("E08000035", "Leeds", "Leeds"),
    AuthorityName("E08000032", "Bradford", "Bradford"),
    AuthorityName("E08000025", "Birmingham", "Birmingham"),
    AuthorityName("E08000003", "Manchester", "Manchester"),
    AuthorityName("E09000013", "Hammersmith and Fulham", "Hammersmith and Fulham"),
    AuthorityName("E09000029", "Sutton", "Sutton"),
    AuthorityName("E10000008", "Devon", "Devon"),
    AuthorityName("E10000016", "Kent", "Kent"),
]


@pytest.fixture(scope="module")
def places() -> PlaceBook:
    rows = read_rows(VOCABULARY)
    return PlaceBook(AUTHORITIES, rows.place_guards, rows.ordinary_words)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Leeds", ["Leeds"]),
        ("in swindon, every school is full", ["Swindon"]),
        ("county durham. is there anything", ["County Durham"]),
        ("Bristol City Council refused", ["Bristol"]),
        ("the city of bristol", ["Bristol"]),
        ("St. Helens or st helens", ["St Helens", "St Helens"]),
        ("hammersmith & fulham", ["Hammersmith and Fulham"]),
        ("bournemouth christchurch and poole", ["Bournemouth, Christchurch and Poole"]),
        ("moving from Leeds to Kent", ["Leeds", "Kent"]),
        ("North Somerset not Somerset", ["North Somerset", "Somerset"]),
        ("Middlesborough", ["Middlesbrough"]),
        ("Birmingam", ["Birmingham"]),
        ("we live in reading", ["Reading"]),
        ("anything in Reading for autism", ["Reading"]),
        ("reading council", ["Reading"]),
        ("Reading", ["Reading"]),
        ("We're in Bath", ["Bath and North East Somerset"]),
        ("near bury", ["Bury"]),
        ("in bury", ["Bury"]),
    ],
)
def test_council_names_are_found_in_text(places, text, names):
    assert [place.name for place in places.read(Words(text))] == names


@pytest.mark.parametrize(
    "text",
    [
        "he is behind in reading and writing",
        "help with reading",
        "Reading is hard for him",
        "struggles with Maths, Spelling, Reading",
        "hates bath time",
        "won't get in the bath",
        "he'll bury his head",
        "the west midlands",
        "up in the north west",
        "my son Devon is 6",
        "Mr Kent said no",
        "Greater Manchester",
        "Sutton Coldfield",
        "Bradford on Avon",
        "Manchester children's hospital",
        "Leeds Road",
        "Stevenage",
        "",
    ],
)
def test_ordinary_words_and_regions_are_none(places, text):
    assert places.read(Words(text)) == ()


def test_council_words_belong_to_the_span(places):
    text = "I asked Bristol City Council twice"

    (place,) = places.read(Words(text))

    assert text[place.start : place.end] == place.text == "Bristol City Council"


def test_name_two_councils_share_gives_both():
    both = [AuthorityName("E06000049", "Cheshire East", "Cheshire East", ("Cheshire",)),
            AuthorityName("E06000050", "Cheshire West and Chester", "Cheshire West and Chester", ("Cheshire",))]  # fmt: skip

    found = PlaceBook(both, {}).read(Words("we live in Cheshire"))

    assert [place.gss_code for place in found] == ["E06000049", "E06000050"]


@pytest.mark.parametrize("name", [authority.name for authority in AUTHORITIES])
def test_every_official_name_reads_as_itself(places, name):
    assert [place.text for place in places.read(Words(name))] == [name]


def test_each_council_we_hold_is_recognised():
    vocabulary = load_vocabulary(VOCABULARY)
    offer = ROOT / "data" / "offer" / "authorities.csv"
    with offer.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    missed = [
        row["friendly_name"]
        for row in rows
        if row["gss_code"]
        not in {place.gss_code for place in vocabulary.read(f"we live in {row['friendly_name']}").places}
    ]

    assert len(rows) >= 153
    assert missed == []


@pytest.mark.needs_shared
def test_each_council_of_the_brief_is_recognised():
    vocabulary = load_vocabulary(VOCABULARY)
    with SHARED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    missed = [
        row["name"]
        for row in rows
        if row["gss_code"] not in {place.gss_code for place in vocabulary.read(f"we live in {row['name']}").places}
    ]

    assert missed == []


@given(st.text(max_size=200))
@settings(deadline=None)
def test_no_text_puts_places_outside_it(places, text):
    for place in places.read(Words(text)):
        assert text[place.start : place.end] == place.text != ""


@pytest.mark.parametrize(
    ("text", "gss_codes"),
    [
        ("we're in Newcastle", {"E08000021", "E10000028"}),
        ("Newcastle upon Tyne", {"E08000021"}),
        ("we live in Newcastle-under-Lyme", {"E10000028"}),
        ("newcastle staffs", {"E10000028"}),
        ("he supports Newcastle United", set()),
        ("Richmond, adhd help", {"E09000027", "E06000065"}),
    ],
)
def test_a_name_that_two_councils_share_gives_both(text, gss_codes):
    assert {place.gss_code for place in load_vocabulary(VOCABULARY).read(text).places} == gss_codes
