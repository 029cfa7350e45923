"""Keeping records true: `offer stale` and `offer unmet`."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, datetime
from typing import Any

import click

from localoffer.answers import wording
from localoffer.answers.answer import DataState
from localoffer.answers.unmet import SMALLEST_SHOWN
from localoffer.catalogue.freshness import StaleService
from localoffer.cli.group import main, with_navigator
from localoffer.navigator import Navigator
from localoffer.navigator.upkeep import StaleList, Unmet
from localoffer.publishing.sheet import write_csv
from localoffer.running.keys import kept_key
from localoffer.running.mail import post_office

STALE_COLUMNS = (
    "service_id", "name", "organisation", "shown", "last_checked", "review_by", "email", "phone", "sample",
)  # fmt: skip
UNMET_COLUMNS = ("support", "support_name", "need", "need_name", "phase", "times")
FEWER = f"fewer than {SMALLEST_SHOWN}"
_MOST_LETTERS = 100


@main.command()
@click.option("--authority", required=True, help="The council: name, everyday name or GSS code.")
@click.option("--json", "as_json", is_flag=True, help="The list as JSON.")
@click.option("--csv", "as_csv", is_flag=True, help="The list as CSV.")
@click.option("--mail", is_flag=True, help="Write to each address that stale records name, with a link for each.")
@click.option("--most", default=_MOST_LETTERS, show_default=True, help="Letters in one run, most shown first.")
@with_navigator
def stale(navigator: Navigator, authority: str, most: int, *, as_json: bool, as_csv: bool, mail: bool) -> None:
    """List a council's records that nobody has said are right for too long, those families see most first."""
    if as_json + as_csv + mail > 1:
        raise click.UsageError("Choose one of --json, --csv and --mail.")
    if mail:
        _write_letters(navigator, authority, most)
        return
    found = navigator.upkeep.stale(authority)
    if as_json:
        click.echo(json.dumps(_stale_as_json(found), ensure_ascii=False, indent=2))
    elif as_csv:
        click.echo(write_csv([STALE_COLUMNS, *(_cells(each) for each in found.services)]), nl=False)
    else:
        click.echo(_stale_in_words(found))


def _write_letters(navigator: Navigator, authority: str, most: int) -> None:
    settings = navigator.settings
    settings.var.mkdir(parents=True, exist_ok=True)
    letters = navigator.upkeep.letters(authority, settings.secret_key or kept_key(settings.var / "secret-key"))
    ended: Counter[str] = Counter()
    with post_office(settings, only_files=any(each.is_sample for each in letters)) as post:
        for letter in letters:
            if ended["sent"] + ended["written"] >= most:
                break
            became = post.send(letter.to, letter.subject, letter.text, navigator.today())
            ended[became] += 1
            click.echo(f"{became:9} {letter.to}: {len(letter.names)} of its services")
    silent = sum(each.email is None for each in navigator.upkeep.stale(authority).services)
    told = ", ".join(f"{number} {became}" for became, number in sorted(ended.items())) or "none"
    click.echo(f"Letters: {told}; {len(letters) - ended.total()} left for the next run.")
    if ended["written"]:
        click.echo(f"They are files in {settings.var / 'mail'}: no mail is sent from here.")
    if silent:
        click.echo(f"{silent} stale services give no e-mail address: ring them.")


def _row(service: StaleService) -> dict[str, Any]:
    values = {**vars(service), "sample": service.is_sample}
    return {name: _plain(values[name]) for name in STALE_COLUMNS}


def _cells(service: StaleService) -> list[Any]:
    return ["yes" if value is True else "" if value is False else value for value in _row(service).values()]


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _stale_as_json(found: StaleList) -> dict[str, Any]:
    return {
        "authority": found.name,
        "gss_code": found.gss_code,
        "data_state": str(found.data_state),
        "sample": found.is_sample,
        "services": [_row(each) for each in found.services],
    }


def _stale_in_words(found: StaleList) -> str:
    lines = [wording.SAMPLE] if found.is_sample else []
    if found.data_state is DataState.NOT_READ and not found.services:
        return "\n".join([*lines, f"We have not read {found.name}'s list, so there is nothing to look at again."])
    for each in found.services:
        checked = f"last checked {each.last_checked}" if each.last_checked else "no date of a check"
        due = f", review was due {each.review_by}" if each.review_by else ""
        reach = each.email or each.phone or "no contact"
        lines.append(f"shown {each.shown:>5} times  {each.name} ({each.organisation or 'no organisation'})")
        lines.append(f"                   {checked}{due}; {reach}; {each.service_id}")
    count = len(found.services)
    return "\n".join([*lines, f"{count} stale {'record' if count == 1 else 'records'} in {found.name}'s list."])


@main.command()
@click.option("--authority", required=True, help="The council: name, everyday name or GSS code.")
@click.option("--since", required=True, type=click.DateTime(["%Y-%m-%d"]), help="Day from whose month on to count.")
@click.option("--json", "as_json", is_flag=True, help="The counts as JSON.")
@click.option("--csv", "as_csv", is_flag=True, help="The counts as CSV.")
@with_navigator
def unmet(navigator: Navigator, authority: str, since: datetime, *, as_json: bool, as_csv: bool) -> None:
    """Count what families asked for and did not find in a council's list; small numbers are not shown."""
    if as_json and as_csv:
        raise click.UsageError("Choose one of --json and --csv.")
    found = navigator.upkeep.unmet(authority, since.date())
    if as_json:
        click.echo(json.dumps(_unmet_as_json(found), ensure_ascii=False, indent=2))
    elif as_csv:
        click.echo(write_csv([UNMET_COLUMNS, *_unmet_rows(found)]), nl=False)
    else:
        click.echo(_unmet_in_words(found))


def _unmet_as_json(found: Unmet) -> dict[str, Any]:
    return {
        "authority": found.name,
        "gss_code": found.gss_code,
        "data_state": str(found.data_state),
        "since": found.since.isoformat(),
        "suppressed_under": SMALLEST_SHOWN,
        "lines": [{**line.as_json(), "name": found.names.get(line.support)} for line in found.lines],
        "total_shown": sum(line.times or 0 for line in found.lines),
    }


def _unmet_rows(found: Unmet) -> list[tuple[Any, ...]]:
    """Each asking in one row only, so that rows may be added up."""
    rows: list[tuple[Any, ...]] = []
    for line in found.lines:
        head = (line.support, _help(found, line.support))
        rows += [(*head, need, found.names.get(need, ""), phase, times) for need, phase, times in line.parts]
        if line.times is None:
            rows.append((*head, "", "", "", FEWER))
        elif line.left:
            rows.append((*head, "other" if line.parts else "all", "", "other" if line.parts else "all", line.left))
    return rows


def _help(found: Unmet, support: str) -> str:
    return found.names.get(support, support) or "Nothing at all was found"


def _unmet_in_words(found: Unmet) -> str:
    if found.data_state is not DataState.READ:
        return (
            f"We have not read {found.name}'s whole list, so we cannot say what is not in it. "
            "Nothing is counted for it until then."
        )
    lines = [f"Asked for and not found in {found.name}'s list since {wording.day(found.since)}:"]
    for line in found.lines:
        lines.append(f"{line.times or FEWER!s:>14}  {_help(found, line.support)}")
        for need, phase, times in line.parts:
            who = ", ".join(filter(None, (found.names.get(need), wording.phase(phase) if phase else "")))
            lines.append(f"{times:>20}  {who or 'need and age not named'}")
        if line.parts and line.left:
            lines.append(f"{line.left:>20}  others")
    if not found.lines:
        return f"{lines[0]} nothing so far."
    total = sum(line.times or 0 for line in found.lines)
    lines.append(f"In all {total} times, without those that are too few to show.")
    return "\n".join(lines)
