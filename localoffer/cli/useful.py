"""Whether families found answers useful: `offer useful`."""

from __future__ import annotations

import json
from datetime import datetime

import click

from localoffer.answers import wording
from localoffer.answers.unmet import SMALLEST_SHOWN
from localoffer.answers.useful import Useful
from localoffer.catalogue.useful import REASONS
from localoffer.cli.group import main, with_navigator
from localoffer.navigator import Navigator
from localoffer.publishing.sheet import write_csv

COLUMNS = ("outcome", "topic", "yes", "no", *REASONS)
REASON_WORDS = {
    "not_asked": "not what was asked",
    "hard": "hard to understand",
    "wrong": "something looks wrong",
    "no_next_step": "no idea what to do next",
}


@main.command()
@click.option("--since", required=True, type=click.DateTime(["%Y-%m-%d"]), help="Day from whose month on to count.")
@click.option("--authority", help="One council only: name, everyday name or GSS code.")
@click.option("--json", "as_json", is_flag=True, help="The counts as JSON.")
@click.option("--csv", "as_csv", is_flag=True, help="The counts as CSV.")
@with_navigator
def useful(navigator: Navigator, since: datetime, authority: str | None, *, as_json: bool, as_csv: bool) -> None:
    """Count what families said to "Was this useful?", by kind of answer; small numbers stand together."""
    if as_json and as_csv:
        raise click.UsageError("Choose one of --json and --csv.")
    found = navigator.counting.useful(since.date(), authority)
    if as_json:
        shown = {"since": f"{since:%Y-%m-01}", "suppressed_under": SMALLEST_SHOWN, "rest": found.rest}
        lines = [line.as_json() for line in found.lines]
        click.echo(json.dumps({**shown, "lines": lines}, ensure_ascii=False, indent=2))
    elif as_csv:
        rows = [(each.outcome, each.topic, each.yes, each.no, *each.reasons.values()) for each in found.lines]
        click.echo(write_csv([COLUMNS, *rows]), nl=False)
    else:
        click.echo(f"Said of answers since {wording.day(since.date().replace(day=1))}:{_in_words(found)}")


def _in_words(found: Useful) -> str:
    lines = [""]
    for each in found.lines:
        lines.append(f"{each.yes:>6} useful  {each.no:>6} not  {each.outcome}{each.topic and f', {each.topic}'}")
        lines += [f"{'':>15}{times:>6} {REASON_WORDS[code]}" for code, times in each.reasons.items() if times]
    if found.rest != 0:
        few = f"fewer than {SMALLEST_SHOWN}" if found.rest is None else found.rest
        lines.append(f"{few} about kinds of answer judged too seldom to be shown")
    return "\n".join(lines) if lines[1:] else " nothing so far."
