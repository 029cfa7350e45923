"""Danger in a message: a table of more than 1,000 invented messages beside this file, and the rules behind them.

danger_messages.csv: `kind` crisis or ordinary; `level` urgent, soft or none; `group` the groups it may be given, parted
by "|", empty for any; `child_typing` yes, no or empty for either.
"""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localoffer.reading.danger import GROUPS, Danger, read_danger
from localoffer.reading.danger_matching import Speaker, find_all
from localoffer.reading.danger_spelling import plain_spelling

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[3] / "shared"


def table(kind: str) -> list[dict[str, str]]:
    with (HERE / "danger_messages.csv").open(encoding="utf-8", newline="") as lines:
        return [row for row in csv.DictReader(lines) if row["kind"] == kind]


CRISIS, ORDINARY = table("crisis"), table("ordinary")


@pytest.mark.parametrize("row", CRISIS, ids=lambda row: row["text"][:60])
def test_crisis_wording_gets_its_level_and_group(row: dict[str, str]):
    danger = read_danger(row["text"])

    assert danger is not None
    assert danger.level == row["level"]
    assert danger.group in (row["group"].split("|") if row["group"] else GROUPS)
    assert row["child_typing"] in ("", "yes" if danger.child_typing else "no")


@pytest.mark.parametrize("row", ORDINARY, ids=lambda row: row["text"][:60])
def test_ordinary_message_is_no_more_than_expected(row: dict[str, str]):
    danger = read_danger(row["text"])

    allowed = {"none": {None}, "soft": {None, "soft"}, "urgent": {None, "soft", "urgent"}}
    assert (danger and danger.level) in allowed[row["level"]]


def test_table_is_as_broad_as_it_claims():
    groups = {group for row in CRISIS for group in row["group"].split("|")}

    assert len(CRISIS) >= 150
    assert len(ORDINARY) >= 150
    assert groups >= set(GROUPS)
    assert {row["level"] for row in CRISIS} == {"urgent", "soft"}


def test_ordinary_messages_rarely_raise_an_alarm():
    levels = [danger.level for row in ORDINARY if (danger := read_danger(row["text"]))]

    assert levels.count("urgent") <= 0.01 * len(ORDINARY)
    assert levels.count("soft") <= 0.05 * len(ORDINARY)


@pytest.mark.needs_shared
@pytest.mark.skipif(not (SHARED / "real_messages.csv").exists(), reason="needs ../shared/real_messages.csv")
def test_real_messages_crisis_rows_are_urgent():
    with (SHARED / "real_messages.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    urgent = {row["text"] for row in rows if (found := read_danger(row["text"])) and found.level == "urgent"}
    crisis = {row["text"] for row in rows if row["label"] == "crisis"}

    assert len(crisis) == 2
    assert crisis <= urgent
    assert len(urgent - crisis) <= 1


@pytest.mark.parametrize(
    "typed",
    [
        "i want to die",
        "I WANT TO DIE",
        "i want too die",
        "i want 2 die",
        "i wanna die",
        "i want to dieeee",
        "i want to d1e",
        "i want to d*e",
        "i  want\tto\ndie",
        "i want to die\N{LOUDLY CRYING FACE}",
        "\N{LOUDLY CRYING FACE}i want to die",
        "i wa\u200bnt to d\u200bie",
        "i want to d\N{CYRILLIC SMALL LETTER BYELORUSSIAN-UKRAINIAN I}e",
        "\uff49 \uff57\uff41\uff4e\uff54 \uff54\uff4f \uff44\uff49\uff45",
        "i wa\u0301nt to di\u0301e",
        "i want to d i e",
        "i w a n t t o d i e",
        "i want to... die",
    ],
)
def test_wanting_to_die_is_urgent_however_typed(typed: str):
    assert read_danger(typed) == Danger("urgent", "suicide_self_harm", child_typing=False)


@pytest.mark.parametrize(
    "typed", ["suacidal", "suicdal", "suicidl", "suiciddal", "siucidal", "su*cidal", "s.u.i.c.i.d.a.l", "suicid\u00e4l"]
)
def test_suicidal_is_urgent_however_misspelt(typed: str):
    assert read_danger(f"my son is {typed}") == Danger("urgent", "suicide_self_harm", child_typing=False)


@pytest.mark.parametrize("apostrophe", ["'", "\u2019", "\u2018", "`", "\u00b4", "", " "])
def test_any_apostrophe_or_none_reads_alike(apostrophe: str):
    danger = read_danger(f"I can{apostrophe}t go on".replace("can t", "can not"))

    assert danger == Danger("urgent", "parent_breaking_point", child_typing=False)


@pytest.mark.parametrize(
    ("who", "caught"),
    [
        ("I", True),
        ("we", True),
        ("me and my husband", True),
        ("his mum", True),
        ("this family", True),
        ("he", False),
        ("my son", False),
        ("school", False),
        ("the teacher", False),
        ("she is in a class of 32 and", False),
    ],
)
def test_who_cannot_cope_decides_the_card(who: str, *, caught: bool):
    danger = read_danger(f"{who} can't cope")

    assert (danger is not None) is caught


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("she is suicidal", "urgent"),
        ("she isn't suicidal", "soft"),
        ("she has never been suicidal", "soft"),
        ("she has no suicidal thoughts", "soft"),
        ("camhs don't think she is suicidal", "soft"),
        ("she is not just suicidal, she has a plan", "urgent"),
        ("she is not safe to be alone", "urgent"),
        ("i can't stop hurting myself", "urgent"),
        ("no, she wants to kill herself", "urgent"),
    ],
)
def test_denying_makes_it_softer_never_silent(text: str, level: str):
    danger = read_danger(text)

    assert danger is not None
    assert danger.level == level


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("he tried to kill himself", "urgent"),
        ("he tried to kill himself yesterday", "urgent"),
        ("he tried to kill himself two years ago", "soft"),
        ("when I was 15 I tried to kill myself", "soft"),
        ("years ago he tried to kill himself and now he says he will do it again", "urgent"),
        ("he was diagnosed 2 years ago and now he says he wants to kill himself", "urgent"),
        ("since last year he has been saying he wants to kill himself", "urgent"),
    ],
)
def test_long_past_is_softer_unless_it_goes_on(text: str, level: str):
    danger = read_danger(text)

    assert danger is not None
    assert danger.level == level


def test_going_on_is_softer_beside_another_question():
    alone = read_danger("my daughter self harms and I don't know what to do")
    in_passing = read_danger("my daughter self harms and is out of school, how do I apply for an EHCP?")

    assert (alone and alone.level, in_passing and in_passing.level) == ("urgent", "soft")


def test_danger_now_stays_urgent_beside_another_question():
    danger = read_danger("he has a knife to his throat. Also how do I apply for an EHCP and DLA?")

    assert danger == Danger("urgent", "immediate_danger", child_typing=False)


def test_most_dangerous_group_comes_first():
    danger = read_danger("I can't cope any more, he hits his sister, and tonight he took an overdose")

    assert danger == Danger("urgent", "immediate_danger", child_typing=False)


@pytest.mark.parametrize(
    ("text", "child_typing"),
    [
        ("I'm 13 and I want to die", True),
        ("im 13 n my mum hits me", True),
        ("I'm in year 9 and I want to die", True),
        ("my son is 13 and he wants to die", False),
        ("my son says 'I'm going to kill myself', he is 13", False),
        ("I'm 43 and I want to die", False),
        ("when I was 8 my dad hit me, I can't cope now", False),
        ("his dad hits me", False),
    ],
)
def test_child_typing_is_told_from_a_parent(text: str, *, child_typing: bool):
    danger = read_danger(text)

    assert danger is not None
    assert danger.child_typing is child_typing


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "...", "?!", "\N{PILE OF POO}" * 50, "\x00", "|", "'", "*", "[postcode]"]
)
def test_text_without_words_is_no_danger(text: str):
    assert read_danger(text) is None


@settings(deadline=None)
@given(st.text(max_size=400))
def test_any_text_gives_a_danger_or_none(text: str):
    danger = read_danger(text)

    assert danger is None or (danger.level in {"urgent", "soft"} and danger.group in GROUPS)


@settings(deadline=None, max_examples=60)
@given(
    st.text(alphabet=st.characters(whitelist_categories=("Ll", "Zs")), max_size=150),
    st.sampled_from([row["text"] for row in CRISIS if row["level"] == "urgent" and "?" not in row["text"]]),
)
def test_crisis_is_found_after_any_other_sentence(before: str, crisis: str):
    assert read_danger(f"{before}. {crisis}") is not None


@settings(deadline=None)
@given(st.text(max_size=300))
def test_finds_lie_inside_the_plain_text(text: str):
    plain = plain_spelling(text)

    assert plain.startswith(" | ")
    assert plain.endswith(" | ")
    assert "  " not in plain.strip().replace("|  |", "")
    assert plain == plain_spelling(text)


LONG_FILLER = "he is seven and loves trains and the school say he is fine but we are waiting to hear from the panel. "


@pytest.mark.parametrize("at", [0, 5_000, 50_000, 99_000])
def test_crisis_is_found_anywhere_in_long_text(at: int):
    filler = (LONG_FILLER * 1_000)[:100_000]
    text = f"{filler[:at]}. my son wants to kill himself tonight. {filler[at:]}"

    danger = read_danger(text)

    assert danger is not None
    assert danger.level == "urgent"


@pytest.mark.parametrize(
    "piece",
    [
        "a", " ", "kill ", "i ", "k i l l ", "*", "s*", "'s", "my son ", "can not ", "not ", "want to ", "he she they ",
        "knife and fork ", "i can not he has my ", "| ", "...", "\n", ",", "\u0301", "\ufdfa", "1", "help me please ", "is ", "he is ", "i am a ", "age ", "not stop ",
    ],
)  # fmt: skip
def test_long_repeated_text_is_read_to_its_end(piece: str):
    """Gaps in the phrases are bounded; a pattern that ran away would hang here."""
    text = (piece * 100_000)[:100_000]

    assert read_danger(text + " . he is suicidal") is not None


def test_harmless_sayings_are_out_before_phrases_are_read():
    quiet = read_danger("this form is killing me, I'm dying for a break and the council hit the roof")

    assert quiet is None


def test_nothing_is_printed_or_logged_while_reading():
    words = "my son zanzibarquux wants to die"
    script = f"import logging; logging.basicConfig(level=0)\nfrom localoffer.reading.danger import read_danger\nread_danger({words!r})"

    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=HERE.parents[2]
    )

    assert (run.stdout, run.stderr) == ("", "")


def test_find_all_reads_only_phrases_of_the_speaker():
    plain = plain_spelling("he hits me")
    parent = Speaker(minor=False, child_named=True, partner_named=False)
    alone = Speaker(minor=False, child_named=False, partner_named=False)

    assert {find.group for find in find_all(plain, parent)[1]} == {"child_violence"}
    assert "domestic_abuse" in {find.group for find in find_all(plain, alone)[1]}


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("he's gone a grey colour and he is all limp, should I wait for the doctor", "immediate_danger"),
        ("she is breathing really strangely and I can't rouse her", "immediate_danger"),
        ("her citalopram packet is empty. she's really drowsy", "immediate_danger"),
        ("fitting for nearly 8 minutes now, gave the second dose", "immediate_danger"),
        ("he ate the magnets off the fridge toy, two of them, little magnets", "immediate_danger"),
        ("he has locked the bathroom door and he took the scissors in with him", "immediate_danger"),
        ("she asked me how many paracetamol it takes and if it hurts", "suicide_self_harm"),
        ("she asked google does it hurt", "suicide_self_harm"),
        ("I have packed my bag and I won't be back", "parent_breaking_point"),
        ("he gave his whole lego collection to his cousin and all his money to his sister", "suicide_self_harm"),
    ],
)
def test_signs_near_each_other_are_danger(text: str, group: str):
    danger = read_danger(text)

    assert danger is not None
    assert (danger.level, danger.group) == ("urgent", group)


@pytest.mark.parametrize(
    "text",
    [
        "he is very floppy, low muscle tone, does physio come to the house",
        "she has a grey uniform and a blue badge",
        "his breathing exercises help, who teaches them",
        "she is so sleepy after school",
        f"she has gone so grey with worry. {LONG_FILLER * 5} he is all floppy in the mornings",
    ],
)
def test_one_sign_alone_is_no_danger(text: str):
    danger = read_danger(text)

    assert danger is None
