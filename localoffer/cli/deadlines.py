"""Time limits: `offer deadline`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from localoffer.answers.calendar_file import calendar_file
from localoffer.answers.date_question import DateQuestion
from localoffer.answers.deadlines import lines
from localoffer.catalogue.time_limits import Event
from localoffer.cli.group import main, with_navigator
from localoffer.navigator import Navigator


@main.command()
@click.argument("words", nargs=-1)
@click.option("--closed", default="", help='School holidays: "2027-02-15 to 2027-02-19; …".')
@click.option("--ics", type=click.Path(dir_okay=False, path_type=Path), help="Write a calendar file as well.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@with_navigator
def deadline(navigator: Navigator, words: tuple[str, ...], *, closed: str, ics: Path | None, as_json: bool) -> None:
    """Say every date that follows from one: WORDS are a matter's code and a day, or a sentence with a day in it.

    Without WORDS it lists the matters.
    """
    if not words:
        click.echo(_listed(navigator.deadlines.kinds, as_json=as_json))
        return
    codes = {each.key for each in navigator.deadlines.kinds}
    kind, said = (words[0], words[1:]) if words[0] in codes else (None, words)
    found = navigator.deadlines.ask(" ".join(said), kind=kind, closed=closed)
    if isinstance(found, DateQuestion):
        raise click.UsageError("\n".join([found.says, *_some(found.kinds)]))
    if ics is not None:
        _write(ics, calendar_file(found))
    click.echo(json.dumps(found.as_json(), ensure_ascii=False, indent=2) if as_json else "\n".join(lines(found)))


def _listed(kinds: tuple[Event, ...], *, as_json: bool) -> str:
    if as_json:
        rows = [{"kind": each.key, "name": each.name, "starts": each.what} for each in kinds]
        return json.dumps(rows, ensure_ascii=False, indent=2)
    return "\n".join(_some(kinds))


def _some(kinds: tuple[Event, ...]) -> list[str]:
    return [f"{each.key}: {each.name} (give {each.what})" for each in kinds]


def _write(file: Path, content: bytes) -> None:
    try:
        file.write_bytes(content)
    except OSError as problem:
        raise click.FileError(str(file), hint=problem.strerror) from None
