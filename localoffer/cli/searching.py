"""Services in councils' lists, found by words and filters: `offer search`."""

from __future__ import annotations

import json

import click
from tqdm import tqdm

from localoffer.answers import wording
from localoffer.cli.group import main, with_navigator
from localoffer.errors import QueryError
from localoffer.navigator import Home, Navigator
from localoffer.navigator.searching import FoundService
from localoffer.search.query import DAYS, Filters


@main.command()
@click.argument("words", nargs=-1)
@click.option("--authority", help="Only in this council's list.")
@click.option("--near", help="The family's postcode or council: its own services, and those near it.")
@click.option("--miles", type=float, help="At most so many miles from --near.")
@click.option("--age", type=float, help="The child's age in years.")
@click.option("--need", "needs", multiple=True, help="A need, by code (ASD) or in words; may be given again.")
@click.option("--free", is_flag=True, help="Only what says that it is free.")
@click.option("--day", help="Only what says that it is open on this day (sat, Saturday).")
@click.option("--limit", default=10, show_default=True, help="How many at most.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.option("--rebuild", is_flag=True, help="Make the search index anew first.")
@with_navigator
def search(
    navigator: Navigator,
    words: tuple[str, ...],
    *,
    authority: str | None,
    near: str | None,
    miles: float | None,
    age: float | None,
    needs: tuple[str, ...],
    day: str | None,
    limit: int,
    free: bool,
    as_json: bool,
    rebuild: bool,
) -> None:
    """Find services by WORDS and filters, and say why each is there."""
    if rebuild:
        _rebuild(navigator)
        if not (words or authority or near or needs or day or free):
            return
    home = _home(navigator, near) if near else None
    filters = Filters(
        authority=navigator.authorities.find(authority, on=navigator.today()).gss_code if authority else None,
        area=home.gss_code if home else None,
        age_years=age,
        needs=navigator.searching.needs(needs),
        within_miles=miles,
        free=free,
        day=_day(day) if day else None,
    )
    found = navigator.searching.search(
        " ".join(words),
        filters,
        home=home.gss_code if home else "",
        point=home.point if home else None,
        limit=limit,
    )
    for each in found:
        click.echo(json.dumps(each.as_json(), ensure_ascii=False) if as_json else f"{_in_words(each)}\n")
    if not found and not as_json:
        click.echo("Nothing found. Only councils' lists that were read are searched; try other words or fewer filters.")


def _home(navigator: Navigator, near: str) -> Home:
    home = navigator.home(near)
    if not isinstance(home, Home):
        raise QueryError(f'near: "{near}" does not lead to one council in England ({home.status}). Give another.')
    return home


def _day(typed: str) -> str:
    """The day that is meant: its English name, or the first two letters of it or more."""
    day = typed.strip()[:2].upper()
    if day not in DAYS:
        raise QueryError(f'day: "{typed}" is no day of the week. Write Monday, or mon.')
    return day


def _rebuild(navigator: Navigator) -> None:
    with tqdm(unit=" services", disable=None) as bar:

        def progress(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        count = navigator.searching.rebuild(progress)
    click.echo(f"{count:,} services are in the search index.", err=True)


def _in_words(found: FoundService) -> str:
    item = found.item
    rows = [
        ("Why", "; ".join(item.reasons)),
        ("Run by", item.organisation),
        ("Ages", item.ages),
        ("Cost", item.cost),
        ("Phone", item.phone),
        ("Web", item.url),
        ("List of", found.council),
    ]
    name = f"{item.name} (sample)" if item.is_sample else item.name
    checked = wording.last_checked(item.last_checked, stale=item.is_stale)
    return "\n".join([name, *(f"  {label}: {value}" for label, value in rows if value), f"  {checked}"])
