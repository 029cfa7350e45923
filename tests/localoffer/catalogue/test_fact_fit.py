"""Whom each fact is for, and which facts answer a short question: the project's own files."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.ladder import LABELS
from actions.subjects import TOPICS
from localoffer.catalogue.fact_fit import EVERYBODY, FactFit, load_fact_fit
from localoffer.catalogue.follow_ups import ANY_LABEL, load_follow_ups
from localoffer.errors import SeedError
from localoffer.settings import ROOT

OFFER = ROOT / "data" / "offer"


def fact_keys() -> set[str]:
    with (OFFER / "facts.csv").open(encoding="utf-8", newline="") as file:
        return {row["key"] for row in csv.DictReader(file)}


def test_every_fit_is_of_a_fact_there_is():
    assert set(load_fact_fit(OFFER)) <= fact_keys()


def test_every_follow_up_leads_to_facts_there_are():
    assert {key for keys in load_follow_ups(OFFER).values() for key in keys} <= fact_keys()


def test_every_follow_up_is_of_a_label_there_is():
    assert {label for label, _ in load_follow_ups(OFFER)} <= {*LABELS, *TOPICS, ANY_LABEL}


@given(st.floats(0, 25))
def test_a_fact_for_everybody_fits_every_age(age):
    assert EVERYBODY.fits(age, age + 1e-6)


@pytest.mark.parametrize(("age", "fits"), [(4.9, True), (5.0, False), (0.0, True), (17.0, False)])
def test_a_fact_below_an_age_does_not_fit_from_it(age, fits):
    assert FactFit(below_age_years=5.0).fits(age, age + 1e-6) is fits


@pytest.mark.parametrize(
    "row", ["x,five,,,", "x,9,3,,", "x,,40,,", "x,,,,\nx,,,,"], ids=["words", "backwards", "too old", "twice"]
)
def test_a_wrong_line_is_named(tmp_path, row):
    (tmp_path / "fact_fit.csv").write_text(f"key,from_age_years,below_age_years,is_background,words\n{row}\n")

    with pytest.raises(SeedError, match="line"):
        load_fact_fit(tmp_path)


@pytest.mark.parametrize("row", ["ask_money,why,x", "ask_money,no,", ",no,x"])
def test_a_wrong_follow_up_is_named(tmp_path, row):
    (tmp_path / "follow_ups.csv").write_text(f"label,question,facts\n{row}\n")

    with pytest.raises(SeedError, match="line 2"):
        load_follow_ups(tmp_path)


@pytest.mark.parametrize("load", [load_fact_fit, load_follow_ups])
def test_a_missing_file_is_named(tmp_path, load):
    with pytest.raises(SeedError, match="is missing"):
        load(tmp_path)
