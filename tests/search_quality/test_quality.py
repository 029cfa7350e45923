"""Search may not get worse than it was: a little under what `make evaluate` measured."""

from __future__ import annotations

import csv

import pytest

from tests.search_quality.quality import WAYS, ndcg, search_quality
from tests.search_quality.sample import FOLDER
from tests.understanding.report import as_markdown


@pytest.fixture(scope="module")
def quality():
    return search_quality()


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(("part", "least"), [("all", 0.89), ("held out", 0.87)])
def test_search_is_as_good_as_it_was(quality, part, least):
    assert quality["fully ranked"][part] >= least


@pytest.mark.parametrize("lesser", ["plain full text", "with synonyms"])
def test_ranking_beats_the_databases_own_order(quality, lesser):
    assert quality["fully ranked"]["held out"] > quality[lesser]["held out"] + 0.04


@pytest.mark.needs_postgresql
def test_postgresql_answers_as_well_as_sqlite(quality, postgresql_url):
    there = search_quality(postgresql_url)

    assert there["fully ranked"]["all"] == pytest.approx(quality["fully ranked"]["all"], abs=0.01)


def test_the_page_of_figures_shows_every_way(quality):
    page = as_markdown(
        {"model": "m", "measured_on": "d", "memory_mb": 1, "loading_s": 1, "sets": {}, "search": quality}
    )

    assert all(f"| {way} |" in page for way in WAYS)


@pytest.mark.parametrize(("found", "share"), [
    (["good", "fair"], 1.0),
    ([], 0.0),
    (["none", "none", "none", "none", "none", "good"], 0.0),
])  # fmt: skip
def test_the_measure_is_one_for_the_best_order(found, share):
    assert ndcg(found, {"good": 3, "fair": 1}) == share


def test_a_worse_order_measures_less():
    assert 0 < ndcg(["fair", "good"], {"good": 3, "fair": 1}) < 1


def test_the_judged_set_is_large_and_whole():
    services, searches = rows("services.csv"), rows("judged.csv")
    known = {row["key"] for row in services}
    judged = {each.partition("=")[0] for row in searches for each in row["judged"].split()}

    assert len(known) == len(services) >= 150
    assert len({row["query"] for row in searches}) == len(searches) >= 60
    assert judged <= known


def test_the_sample_names_itself_as_sample():
    assert all("(sample)" in row["organisation"] for row in rows("services.csv"))
