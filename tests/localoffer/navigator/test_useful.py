"""What families said of answers: kept by month and kind of answer alone, and shown without small numbers."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import inspect, select

from localoffer.answers.useful import useful
from localoffer.catalogue.useful import SAID
from localoffer.cli import main
from localoffer.errors import UnknownAuthority
from localoffer.navigator import counting
from localoffer.store.database import Database
from localoffer.store.records import UsefulRecord
from tests.factories import TODAY
from tests.localoffer.navigator.councils import BRISTOL, LEEDS, a_navigator

FOUND = {"outcome": "answered", "area": BRISTOL, "topic": "find_support"}


@pytest.fixture
def navigator():
    made = a_navigator()
    yield made
    made.database.close()


def rows(navigator):
    navigator.counting.write()
    with navigator.database.session() as session:
        return {
            (row.month, row.outcome, row.gss_code, row.topic, row.said): row.times
            for row in session.scalars(select(UsefulRecord))
        }


def test_the_table_has_room_for_a_kind_of_answer_and_a_month_and_nothing_else():
    columns = {column.key: column.type for column in inspect(UsefulRecord).columns}

    assert set(columns) == {"month", "outcome", "gss_code", "topic", "said", "times"}
    assert columns["month"].length == len("2026-11")


def test_what_was_said_adds_up_by_month_and_kind(navigator):
    for said in ("yes", "yes", "no", "hard"):
        navigator.counting.judged(said, **FOUND)
    navigator.counting.judged("yes", outcome="facts", area="", topic="")

    kind = ("2026-11", "answered", BRISTOL, "find_support")
    assert rows(navigator) == {
        (*kind, "yes"): 2, (*kind, "no"): 1, (*kind, "hard"): 1, ("2026-11", "facts", "", "", "yes"): 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("said", "changes"),
    [
        ("it was rubbish", {}),
        ("yes", {"topic": "my son Jack"}),
        ("yes", {"area": "E06000023 BS3 1AA"}),
        ("yes", {"outcome": ""}),
        ("yes", {"outcome": "x" * 41}),
    ],
)
def test_nothing_but_codes_that_fit_is_counted(navigator, said, changes):
    navigator.counting.judged(said, **{**FOUND, **changes})

    assert rows(navigator) == {}


def test_memory_for_it_has_an_end(navigator, monkeypatch):
    monkeypatch.setattr(counting, "MOST_KEPT", 1)

    navigator.counting.judged("yes", **FOUND)
    navigator.counting.judged("no", **FOUND)

    assert len(rows(navigator)) == 1


def test_one_council_can_be_asked_for_from_a_month_on(navigator):
    for _ in range(6):
        navigator.counting.judged("yes", **FOUND)
        navigator.counting.judged("no", **{**FOUND, "area": LEEDS})
    navigator.counting.write()

    (bristol,) = navigator.counting.useful(TODAY, "Bristol").lines
    (every,) = navigator.counting.useful(TODAY).lines
    assert (bristol.yes, bristol.no) == (6, 0)
    assert (every.yes, every.no) == (6, 6)
    assert navigator.counting.useful(TODAY.replace(year=2027)).lines == ()
    with pytest.raises(UnknownAuthority):
        navigator.counting.useful(TODAY, "Narnia")


@given(
    st.dictionaries(
        st.tuples(st.sampled_from("abc"), st.sampled_from(["", "t"])),
        st.dictionaries(st.sampled_from(SAID), st.integers(1, 9)),
        max_size=5,
    )
)
def test_no_line_is_judged_seldom_and_none_is_lost(counts):
    shown = useful(counts)
    judged = sum(said.get("yes", 0) + said.get("no", 0) for said in counts.values())
    in_lines = sum(line.yes + line.no for line in shown.lines)

    assert all(line.yes + line.no >= 5 for line in shown.lines)
    assert shown.rest == (judged - in_lines) or (shown.rest is None and 0 < judged - in_lines < 5)


# --- offer useful ---


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("useful")
    made = a_navigator(url=f"sqlite:///{folder / 'offer.db'}")
    for _ in range(7):
        made.counting.judged("yes", **FOUND)
    for said in ("no", "hard"):
        made.counting.judged(said, **FOUND)
    made.counting.judged("no", outcome="facts", area="", topic="ask_money")
    made.counting.write()
    made.database.close()
    return folder


def offer(folder, *args):
    return CliRunner().invoke(main, ["useful", "--since", "2026-11-05", *args], env={"OFFER_VAR": str(folder)})


def test_the_command_says_it_in_words(folder):
    told = offer(folder).stdout

    assert told.startswith("Said of answers since 1 November 2026:\n")
    assert "7 useful       1 not  answered, find_support" in told
    assert "1 hard to understand" in told
    assert "fewer than 5 about kinds of answer judged too seldom to be shown" in told
    assert "ask_money" not in told


def test_the_command_gives_json_and_csv(folder):
    told = json.loads(offer(folder, "--json").stdout)
    table = offer(folder, "--csv").stdout.splitlines()

    assert told["lines"][0]["reasons"] == {"not_asked": 0, "hard": 1, "wrong": 0, "no_next_step": 0}
    assert told["rest"] is None
    assert table == ["outcome,topic,yes,no,not_asked,hard,wrong,no_next_step", "answered,find_support,7,1,0,1,0,0"]
    assert offer(folder, "--json", "--csv").exit_code == 2
    assert offer(folder, "--authority", "Leeds").stdout == "Said of answers since 1 November 2026: nothing so far.\n"


# --- the way up and down ---


def up_and_down(url):
    from alembic import command  # noqa: PLC0415 - only this looks behind the store's door

    from localoffer.store.database import _alembic  # noqa: PLC0415

    database = Database(url)
    database.migrate()
    tables = [set(inspect(database.engine).get_table_names())]
    config = _alembic()
    with database.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0006")
    tables.append(set(inspect(database.engine).get_table_names()))
    database.migrate()
    tables.append(set(inspect(database.engine).get_table_names()))
    database.close()
    return [("useful" in each) for each in tables]


def test_the_table_comes_and_goes_on_sqlite(tmp_path):
    assert up_and_down(f"sqlite:///{tmp_path / 'offer.db'}") == [True, False, True]


@pytest.mark.needs_postgresql
def test_the_table_comes_and_goes_on_postgresql(postgresql_url):
    assert up_and_down(postgresql_url) == [True, False, True]
