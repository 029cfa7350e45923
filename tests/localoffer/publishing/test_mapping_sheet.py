"""The mapping table as a spreadsheet: given back unedited it changes nothing, edited it says exactly that."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localoffer.errors import MappingError
from localoffer.publishing.mapping import TermReader
from localoffer.publishing.mapping_rules import EVERY_SOURCE, NOTHING_SAID, Rule
from localoffer.publishing.mapping_sheet import COLUMNS, edited, row_of
from localoffer.publishing.mapping_table import SourceTerm
from localoffer.publishing.mapping_view import mapped_terms, meaning_of
from localoffer.publishing.sheet import read_csv, write_csv
from tests.localoffer.publishing.offer_files import Need, Support, Words

READER = TermReader(Words(Need("ASD", "autism"), Support("portage", "portage"), Need("VI", "dim", 0.5)))
TERMS = [
    SourceTerm("a.json", "Local", "1", "Autism", 5),
    SourceTerm("a.json", "Local", "2", "=Pets", 9),
    SourceTerm("b.json", "Local", "2", "=Pets", 1),
    SourceTerm("a.json", "Other", "3", "autism ", 2),
    SourceTerm("a.json", "Local", "4", "Dim", 1),
]


def table(rules=NOTHING_SAID):
    return mapped_terms(TERMS, rules, READER, {})


def sheet(*rows):
    return read_csv(write_csv([COLUMNS, *rows]).encode())


def given_back(rules, *rows):
    return edited(sheet(*rows), "map.csv", rules, READER, TERMS)


def a_row(*, source="a.json", term="=Pets", needs="", supports="", phases="", nothing=""):
    return [source, term, "Local", 9, needs, supports, phases, nothing, "nobody"]


def test_terms_that_lead_nowhere_come_first():
    rows = [(row.term, row.services, row.read_by) for row in table()]

    assert rows == [("=Pets", 9, "nobody"), ("=Pets", 1, "nobody"), ("Dim", 1, "nobody"), ("Autism", 7, "vocabulary")]


def test_term_of_two_lists_is_one_row():
    row = next(each for each in table() if each.term == "Autism")

    assert row.vocabularies == ("Local", "Other")
    assert row.codes == {("need", "ASD"): 0.9}


def test_what_a_person_said_is_shown_as_such():
    rules = NOTHING_SAID.with_meaning(EVERY_SOURCE, "=Pets", frozenset({("support", "leisure_clubs")}))
    rules = rules.with_meaning("a.json", "gone", frozenset())

    rows = {(row.source, row.term): (row.of_kind("support"), row.read_by, row.services) for row in table(rules)}

    assert rows[("b.json", "=Pets")] == (["leisure_clubs"], "a person", 1)
    assert rows[("a.json", "gone")] == ([], "a person", 0)


RULES = st.lists(
    st.tuples(
        st.sampled_from(["", "a.json", "b.json"]),
        st.sampled_from(["autism", "=pets", "gone"]),
        st.frozensets(st.sampled_from([("need", "ASD"), ("support", "portage"), ("phase", "primary")])),
    ),
    max_size=4,
)


@given(RULES)
def test_table_given_back_unedited_changes_nothing(said):
    rules = NOTHING_SAID
    for source, term, meaning in said:
        rules = rules.with_meaning(source, term, meaning)

    assert given_back(rules, *(row_of(row) for row in table(rules))) == rules


def test_edited_cells_become_rules_of_that_source():
    rules = given_back(NOTHING_SAID, a_row(supports="Leisure and clubs", needs="ASD; SLCN"), a_row(source="b.json"))

    assert rules.rules == {
        Rule("a.json", "=pets", "support", "leisure_clubs"),
        Rule("a.json", "=pets", "need", "ASD"),
        Rule("a.json", "=pets", "need", "SLCN"),
    }


def test_emptied_cells_mean_nothing_only_where_something_was_read():
    emptied = given_back(NOTHING_SAID, a_row(term="Autism"), a_row(term="=Pets"))

    assert emptied.rules == {Rule("a.json", "autism", "nothing")}


def test_yes_under_nothing_says_so_and_taking_it_out_unsays_it():
    said = given_back(NOTHING_SAID, a_row(nothing="Yes"))

    assert said.rules == {Rule("a.json", "=pets", "nothing")}
    assert given_back(said, a_row()) == NOTHING_SAID


def test_row_that_says_what_the_vocabulary_reads_takes_a_rule_back():
    said = NOTHING_SAID.with_meaning("a.json", "Autism", frozenset({("need", "SLCN")}))

    assert given_back(said, a_row(term="Autism", needs="ASD")) == NOTHING_SAID


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (a_row(needs="ASD|wings"), 'map.csv, row 2, needs: "wings" is not a need of ours'),
        (a_row(supports="magic"), 'map.csv, row 2, supports: "magic" is not a support of ours'),
        (a_row(phases="later"), 'map.csv, row 2, phases: "later" is not a phase of ours'),
        (a_row(nothing="perhaps"), 'map.csv, row 2, nothing: "perhaps" is not yes or empty'),
        (a_row(needs="ASD", nothing="yes"), 'map.csv, row 2, nothing: "yes" is not wanted beside codes'),
        (a_row(term=""), 'map.csv, row 2, term: "" is not a term'),
    ],
)
def test_cell_that_cannot_be_used_is_told_with_its_row(row, told):
    with pytest.raises(MappingError) as error:
        given_back(NOTHING_SAID, row)

    assert str(error.value).startswith(told)
    assert str(error.value).endswith("Nothing was changed.")


def test_every_wrong_row_is_told_at_once():
    with pytest.raises(MappingError, match=r"row 2.*row 4"):
        given_back(NOTHING_SAID, a_row(needs="x"), a_row(), a_row(phases="y"))


@pytest.mark.parametrize("data", [b"a,b\n1,2\n", b"term,needs\nx,ASD\n", b"\n"])
def test_file_that_is_no_mapping_table_is_refused(data):
    with pytest.raises(MappingError, match="a mapping table: no column source"):
        edited(read_csv(data), "map.csv", NOTHING_SAID, READER, TERMS)


@pytest.mark.parametrize(
    ("kind", "words", "expected"),
    [
        ("need", ["ASD", "Down syndrome"], {("need", "ASD"), ("need", "DS")}),
        ("phase", ["college"], {("phase", "post16")}),
        ("nothing", [], set()),
    ],
)
def test_codes_and_their_names_are_both_understood(kind, words, expected):
    assert meaning_of(kind, words) == expected


@pytest.mark.parametrize(
    ("kind", "words", "told"),
    [("need", ["wings"], '"wings" is not a need of ours'), ("need", [], "is not a need"), ("nothing", ["ASD"], "ASD")],
)
def test_code_that_is_none_of_ours_is_refused(kind, words, told):
    with pytest.raises(MappingError, match=told):
        meaning_of(kind, words)
