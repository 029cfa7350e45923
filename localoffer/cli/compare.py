"""Areas side by side: `offer compare`."""

from __future__ import annotations

import json

import click

from localoffer.answers import comparing_table
from localoffer.answers.comparing_rows import BESIDE
from localoffer.cli.group import main, with_navigator
from localoffer.errors import QueryError
from localoffer.navigator import Navigator, Request
from localoffer.publishing.sheet import write_csv


@main.command()
@click.argument("areas", nargs=-1, required=True)
@click.option("--need", default="", help="The worry, in a parent's own words, or a code such as ASD.")
@click.option("--age", default="", help='Age in years ("4", "2 and a half", "18 months") or a school year ("Year 9").')
@click.option("--support", default="", help='The kind of help, in plain words, such as "speech therapy".')
@click.option(
    "--with", "beside", type=click.Choice(list(BESIDE)), default="england", show_default=True,
    help="What to put beside: England; the regions too; the councils next door too.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--csv", "as_csv", is_flag=True, help="As CSV, for a spreadsheet.")
@with_navigator
def compare(  # noqa: PLR0917 - each option is one argument
    navigator: Navigator,
    areas: tuple[str, ...],
    need: str,
    age: str,
    support: str,
    beside: str,
    *,
    as_json: bool,
    as_csv: bool,
) -> None:
    """Put AREAS side by side: what each council publishes, what its list does not show, and official figures."""
    if as_json and as_csv:
        raise click.UsageError("Give --json or --csv, not both.")
    found = navigator.comparing.compare(areas, _request(navigator, need, age, support), with_=beside)
    if as_json:
        click.echo(json.dumps(found.as_json(), ensure_ascii=False, indent=2))
    elif as_csv:
        click.echo(write_csv(comparing_table.of_comparison(found)), nl=False)
    else:
        click.echo("\n".join(comparing_table.lines(found)))


def _request(navigator: Navigator, need: str, age: str, support: str) -> Request:
    """What was asked, in codes; what cannot be read is refused, for a comparison of something else misleads."""
    known = {code.casefold(): code for code in navigator.vocabulary.need_codes}
    asked = navigator.read_request("" if need.casefold() in known else need, age)
    helped = navigator.read_request(support)
    needs = (known[need.casefold()],) if need.casefold() in known else asked.needs
    if asked.unread:
        raise QueryError(f'need: "{need}" is no need we know. Write a code ({", ".join(known.values())}) or words.')
    if support and not helped.supports:
        raise QueryError(f'support: "{support}" is no kind of help we know. Write words such as "speech therapy".')
    supports = tuple(dict.fromkeys((*asked.supports, *helped.supports)))
    return Request(age_years=asked.age_years, phase=asked.phase, needs=needs, supports=supports)
