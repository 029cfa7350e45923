"""`offer stale` and `offer unmet`, over the sample council."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from localoffer.cli import main
from localoffer.publishing.sample import SAMPLE_CODE
from localoffer.store.database import Database
from localoffer.store.records import ServiceRecord, ShownRecord, UnmetNeedRecord
from tests.localoffer.running.mail_server import mail_server


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Sampleshire with one stale service that was shown, another that was not, and counts of what was not found."""
    folder = tmp_path_factory.mktemp("cli")
    assert offer(folder, "find", "Sampleshire", "--need", "talking").exit_code == 0
    database, today = Database(f"sqlite:///{folder / 'offer.db'}"), datetime.now(UTC).date()
    with database.session() as session:
        first, second, *_ = session.scalars(
            select(ServiceRecord).where(ServiceRecord.gss_code == SAMPLE_CODE).order_by(ServiceRecord.name)
        )
        for record in session.scalars(select(ServiceRecord)):
            record.assured_on, record.review_by = today, None
        first.assured_on = second.assured_on = None
        first.name, first.email = '=HYPERLINK("x")', None
        second.name, second.email = "Shown often", "shown@sampleshire.example"
        session.add(ShownRecord(service_id=second.service_id, month=f"{today:%Y-%m}", times=7))
        for need, times in (("SLCN", 9), ("ASD", 2)):
            session.add(_unmet(support="portage", need=need, times=times))
        session.add(_unmet(support="short_breaks", need="ASD", times=4))
    database.close()
    return folder


def _unmet(**values) -> UnmetNeedRecord:
    return UnmetNeedRecord(**{"gss_code": SAMPLE_CODE, "month": "2026-11", "phase": "primary", **values})


def offer(folder, *args: str, **environ: str):
    return CliRunner().invoke(main, args, env={"OFFER_VAR": str(folder), **environ})


def test_stale_lists_most_shown_first_with_contact(folder):
    done = offer(folder, "stale", "--authority", "Sampleshire")

    lines = done.stdout.splitlines()
    assert lines[0].startswith("This is sample data.")
    assert "shown     7 times  Shown often" in lines[1]
    assert "no date of a check; shown@sampleshire.example" in lines[2]


def test_stale_as_json_names_every_field(folder):
    told = json.loads(offer(folder, "stale", "--authority", "Sampleshire", "--json").stdout)

    first = told["services"][0]
    assert (told["data_state"], told["sample"], first["shown"], first["email"]) == (
        "read",
        True,
        7,
        "shown@sampleshire.example",
    )
    assert set(first) == {
        "service_id", "name", "organisation", "shown", "last_checked", "review_by", "email", "phone", "sample",
    }  # fmt: skip


def test_stale_as_csv_runs_in_no_spreadsheet(folder):
    rows = list(csv.DictReader(io.StringIO(offer(folder, "stale", "--authority", "Sampleshire", "--csv").stdout)))

    assert '\'=HYPERLINK("x")' in [row["name"] for row in rows]
    assert {row["sample"] for row in rows} == {"yes"}


def test_letters_about_made_up_data_are_only_written(folder):
    with mail_server() as server:
        mail = {
            "OFFER_SMTP_HOST": "127.0.0.1",
            "OFFER_SMTP_PORT": str(server.port),
            "OFFER_SMTP_TLS": "off",
            "OFFER_MAIL_FROM": "send@council.example",
        }
        first = offer(folder, "stale", "--authority", "Sampleshire", "--mail", **mail)
        again = offer(folder, "stale", "--authority", "Sampleshire", "--mail", **mail)

    assert server.letters == []
    assert "written   shown@sampleshire.example: 1 of its services" in first.stdout
    assert "Letters: 1 written; 0 left" in first.stdout
    assert "1 stale services give no e-mail address" in first.stdout
    assert "Letters: 1 too soon; 0 left" in again.stdout
    assert len(list((folder / "mail").glob("*.eml"))) == 1


def test_run_stops_at_the_most_letters(folder):
    done = offer(folder, "stale", "--authority", "Sampleshire", "--mail", "--most", "0")

    assert "Letters: none; 1 left for the next run." in done.stdout


def test_council_not_read_has_nothing_to_look_at(folder):
    done = offer(folder, "stale", "--authority", "Leeds")

    assert done.stdout == "We have not read Leeds's list, so there is nothing to look at again.\n"


def test_unmet_shows_no_small_number(folder):
    told = json.loads(offer(folder, "unmet", "--authority", "Sampleshire", "--since", "2026-11-21", "--json").stdout)

    assert told["since"] == "2026-11-01"
    assert [(line["support"], line["times"], line["suppressed"]) for line in told["lines"]] == [
        ("portage", 11, False),
        ("short_breaks", None, True),
    ]
    assert told["total_shown"] == 11
    # 9 for one need would leave 2 for the other.
    assert (told["lines"][0]["parts"], told["lines"][0]["other"]) == ([], 11)


def test_unmet_says_it_in_words_and_as_a_table(folder):
    words = offer(folder, "unmet", "--authority", "Sampleshire", "--since", "2026-11-01").stdout
    table = offer(folder, "unmet", "--authority", "Sampleshire", "--since", "2026-11-01", "--csv").stdout

    assert "fewer than 5" in words
    assert "In all 11 times" in words
    assert [row["times"] for row in csv.DictReader(io.StringIO(table))] == ["11", "fewer than 5"]


def test_unmet_says_why_an_unread_council_has_none(folder):
    done = offer(folder, "unmet", "--authority", "Leeds", "--since", "2026-01-01")

    assert "We have not read Leeds's whole list" in done.stdout


@pytest.mark.parametrize(
    "args",
    [
        ("stale", "--authority", "Leeds", "--json", "--csv"),
        ("stale", "--authority", "Leeds", "--json", "--mail"),
        ("unmet", "--authority", "Leeds", "--since", "2026-01-01", "--json", "--csv"),
        ("unmet", "--authority", "Leeds", "--since", "yesterday"),
    ],
)
def test_options_that_do_not_fit_are_refused(folder, args):
    assert offer(folder, *args).exit_code == 2


def test_unknown_council_is_one_line(folder):
    done = offer(folder, "stale", "--authority", "Narnia")

    assert done.exit_code == 1
    assert done.stderr.startswith('offer: "Narnia" is not the name')
