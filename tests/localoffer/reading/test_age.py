"""Ages and school years: every way parents write them, and everything that only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localoffer.reading.age import read_age, read_ages
from localoffer.reading.phase import PHASES, phase_for_age, phases_for, read_phase

STATED = [
    ("2 and a half", 2.5),
    ("he is 2½ and into everything", 2.5),
    ("she's 2.5", 2.5),
    ("my 4 1/2 year old", 4.5),
    ("three and three quarters", 3.75),
    ("18 months", 1.5),
    ("18mo", 1.5),
    ("my 18-month-old", 1.5),
    ("she is 6 weeks old", 0.12),
    ("2 yrs 9 months", 2.75),
    ("hes 5yrs 2mths", 5.17),
    ("he's a year and a half", 1.5),
    ("nearly 4", 3.9),
    ("almost three years old", 2.9),
    ("just turned 5", 5.0),
    ("coming up to 11", 10.9),
    ("rising 5", 4.0),
    ("my 4yo", 4.0),
    ("a 7 y/o boy", 7.0),
    ("my three year old", 3.0),
    ("18yo daughter", 18.0),
    ("twenty one", 21.0),
    ("turns 5 in oct", 4.5),
    ("ds is 3 in august", 2.5),
    ("she'll be 3 in June", 2.5),
    ("starts in sept, wont be 5 til feb", 4.5),
    ("she's 5 next week", 4.9),
    ("he turned 4 in march", 4.0),
    ("son 16, autistic", 16.0),
    ("Daughter (8, aspergers)", 8.0),
    ("DS 15 months", 1.25),
    ("DS7 has adhd", 7.0),
    ("my son jack, 11, is autistic", 11.0),
    ("my son child 1 is 4", 4.0),
    ("my lad's 10", 10.0),
    ("boy of 6", 6.0),
    ("yr 8, 12, finds it hard", 12.0),
    ("age: 7", 7.0),
    ("4 please", 4.0),
    ("6ish", 6.0),
    ("0", 0.0),
    ("I'm 24 and my son is 3", 3.0),
    ("I'm 16 and at college", 16.0),
    ("and for her sister, she's 9", 9.0),
    ("his 11 year old sister has adhd. he is 6", 6.0),
    ("diagnosed at 3, he's 7 now", 7.0),
    ("when he was 3 he stopped. he's 7 now", 7.0),
    ("she's 25", 25.0),
    ("turns 9 in a couple of weeks", 8.9),
    ("4 in november just gone and still in nursery", 4.0),
    ("just gone 3. doesn't point", 3.0),
    ("lived with me since she was 2 and is now 13", 13.0),
    ("Our Kayleigh is 8 and is terrified of toilets", 8.0),
]

NO_AGE = [
    "He's waiting to be assessed for autism, two years now",
    "he's been waiting 2 years",
    "2 years waiting list",
    "the list is 18 months",
    "for 3 years",
    "a 3 month wait",
    "at 8 o'clock",
    "pick him up at 3",
    "30 hours a week",
    "he only has 4 words",
    "he has 2 brothers",
    "it was £400 for 3 sessions",
    "12/05/2020",
    "BS3 1AA",
    "dd2's statement",
    "child 1 has autism",
    "2 year check said he's behind",
    "he's 2 years behind",
    "he functions like a 3 year old",
    "reading age of 6",
    "he was 6, doctor handed me a folder",
    "when he turns 18",
    "can it last until he's 25",
    "under 5s",
    "ages 5 to 11",
    "year 9",
    "week 16 and nothing",
    "section 19",
    "95% attendance",
    "4 kids",
    "alert(1)",
    "his brother, 9, goes there",
    "his nephew is 9",
    "my boys are 4 and 7",
    "ds 8 and dd 5",
    "",
]


@pytest.mark.parametrize(("text", "age_years"), STATED)
def test_stated_age_is_read_in_years(text, age_years):
    asked = read_ages(text).asked

    assert asked is not None
    assert asked.age_years == age_years
    assert asked.whose == "child"


@pytest.mark.parametrize("text", NO_AGE)
def test_other_numbers_are_no_childs_age(text):
    assert read_ages(text).asked is None


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("an age of 40", "too_old"),
        ("he is 40", "too_old"),
        ("40", "too_old"),
        ("she's 26", "too_old"),
        ("he's minus 3", "negative"),
        ("he is -3", "negative"),
        ("she is 200", "impossible"),
    ],
)
def test_age_outside_the_law_is_a_problem(text, problem):
    found = read_ages(text)

    assert found.asked is None
    assert found.problem == problem


@pytest.mark.parametrize("text", ["I'm 38 and exhausted, son 5", "I am a 42 year old mum", "my brother is 30"])
def test_grown_ups_age_is_no_problem(text):
    assert read_ages(text).problem is None


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("his brother, 9, is fine", ["sibling"]),
        ("I'm 38, my son is 5", ["parent", "child"]),
        ("my son is shy, my nephew is 9", ["other"]),
        ("my boys are 4 and 7", ["child", "child"]),
    ],
)
def test_every_age_says_whose_it_is(text, whose):
    assert [age.whose for age in read_ages(text).ages] == whose


@pytest.mark.parametrize(("text", "words"), [("my son is 4 now", "4"), ("he\u2019s 2 and a half", "2 and a half")])
def test_age_span_covers_the_words_typed(text, words):
    asked = read_ages(text).asked

    assert asked is not None
    assert text[asked.start : asked.end] == words


@pytest.mark.parametrize(
    ("text", "age_years", "implied"), [("he is 9, year 5", 9.0, "stated"), ("year 5", 9.5, "year")]
)
def test_school_year_implies_an_age_unless_stated(text, age_years, implied):
    age = read_age(text)

    assert age is not None
    assert (age.age_years, age.implied) == (age_years, implied)


@pytest.mark.parametrize(
    ("text", "phase", "school_year"),
    [
        ("Y9", "secondary", 9),
        ("yr8 girl", "secondary", 8),
        ("in year 6", "primary", 6),
        ("year nine", "secondary", 9),
        ("year 1", "primary", 1),
        ("Y12", "post16", 12),
        ("Yr R", "early_years", 0),
        ("KS2", "primary", None),
        ("key stage 4", "secondary", None),
        ("starting year 7 in september", "primary", 7),
        ("just started year 7", "secondary", 7),
    ],
)
def test_school_year_gives_its_phase(text, phase, school_year):
    found = read_phase(text)

    assert found is not None
    assert (found.phase, found.school_year) == (phase, school_year)


@pytest.mark.parametrize("text", ["2 year wait", "a year ago", "5 years", "every year 4 weeks off", "hello"])
def test_counts_of_years_are_no_school_year(text):
    assert read_phase(text) is None


@pytest.mark.parametrize(
    ("age_years", "phase"),
    [(0, "early_years"), (4, "early_years"), (5, "primary"), (10.9, "primary"), (11, "secondary"), (16, "post16"),
     (19, "young_adult"), (25, "young_adult")],
)  # fmt: skip
def test_each_age_belongs_to_one_phase(age_years, phase):
    assert phase_for_age(age_years) == phase


@pytest.mark.parametrize(
    ("age_years", "phase", "phases"),
    [
        (None, None, ()),
        (4.2, None, ("early_years", "primary")),
        (4.5, "early_years", ("early_years", "primary")),
        (5.0, None, ("primary", "early_years")),
        (5.0, "primary", ("primary",)),
        (3.0, None, ("early_years",)),
        (12.0, "primary", ("primary",)),
        (None, "secondary", ("secondary",)),
    ],
)
def test_reception_age_counts_in_both_phases(age_years, phase, phases):
    assert phases_for(age_years, phase) == phases


@given(st.text(max_size=400))
@settings(deadline=None)
def test_no_text_puts_ages_outside_it(text):
    found = read_ages(text)

    for age in found.ages:
        assert 0 <= age.start < age.end <= len(text)
        assert age.age_years >= 0
    assert found.asked is None or 0 <= found.asked.age_years < 26


@given(st.integers(min_value=0, max_value=25))
@settings(deadline=None)
def test_every_age_a_plan_allows_is_read(age_years):
    asked = read_ages(f"my child is {age_years}").asked

    assert asked is not None
    assert asked.age_years == age_years
    assert phase_for_age(asked.age_years) in PHASES
