"""What councils' own terms lead to: `offer mapping`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from localoffer.cli.group import main, with_navigator
from localoffer.navigator import Navigator
from localoffer.navigator.mapping import MappingChange
from localoffer.publishing.mapping_rules import KINDS
from localoffer.publishing.mapping_view import MappedTerm

_authority = click.option("--authority", required=True, help="The council: name, everyday name or GSS code.")
_source = click.option("--source", help="Only this file or feed of the council; without it, all of them.")
_by = click.option("--by", help="Who says so; without it, the name you are signed in with.")


@main.group()
def mapping() -> None:
    """What a council's own terms mean in our codes: by the vocabulary, or by a person's word."""


@mapping.command()
@_authority
@_source
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option(
    "--export", "file", type=click.Path(dir_okay=False, path_type=Path), help="Write the table to this CSV file."
)
@with_navigator
def show(navigator: Navigator, authority: str, source: str | None, file: Path | None, *, as_json: bool) -> None:
    """List a council's own terms with what they lead to, those that lead nowhere first."""
    if file:
        file.write_text(navigator.mappings.export(authority, source), encoding="utf-8-sig", newline="")
        click.echo(f"Written to {file}. Edit it, then: offer mapping set --import {file} --authority …")
        return
    rows = navigator.mappings.show(authority, source)
    if as_json:
        click.echo(json.dumps([row.as_json() for row in rows], ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_in_words(rows)))


@mapping.command("set")
@click.argument("term", required=False)
@click.argument("kind", required=False, type=click.Choice(KINDS))
@click.argument("codes", nargs=-1)
@_authority
@_source
@_by
@click.option(
    "--import",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A table from `show --export`, edited, instead of TERM and KIND.",
)
@with_navigator
def set_meaning(  # noqa: PLR0917 - one parameter an option
    navigator: Navigator,
    term: str | None,
    kind: str | None,
    codes: tuple[str, ...],
    authority: str,
    source: str | None,
    by: str | None,
    file: Path | None,
) -> None:
    """Say that TERM leads to CODES of KIND (need, support or phase), or to nothing; stored services follow at once."""
    if bool(file) == bool(term and kind) or (file and source):
        raise click.UsageError("Give a TERM and a KIND, or --import FILE (whose rows name their sources).")
    if file:
        done = navigator.mappings.import_table(authority, file, by=by)
    else:
        done = navigator.mappings.set(authority, term or "", kind or "", codes, source=source, by=by)
    click.echo(_done(done))


@mapping.command()
@click.argument("term")
@_authority
@_source
@_by
@with_navigator
def unset(navigator: Navigator, term: str, authority: str, source: str | None, by: str | None) -> None:
    """Take back what a person said of TERM, so that the vocabulary reads it again."""
    click.echo(_done(navigator.mappings.unset(authority, term, source=source, by=by)))


def _in_words(rows: list[MappedTerm]) -> list[str]:
    if not rows:
        return ["No service of this council carries a term of its own, so there is nothing to map."]
    unmapped = sum(row.is_unmapped for row in rows)
    return [*(_line(row) for row in rows), f"{len(rows)} terms; {unmapped} lead nowhere."]


def _line(row: MappedTerm) -> str:
    codes = ", ".join(f"{kind} {code} ({score:g})" for (kind, code), score in sorted(row.codes.items()))
    by = f" by {row.said_by}" if row.said_by else ""
    said = f"said{by}" if row.is_said else row.read_by
    leads = codes or ("nothing" if row.is_said else "nothing yet")
    return f"{row.services:>6}  {row.term} → {leads} [{said}; {row.source or 'every source'}]"


def _done(done: MappingChange) -> str:
    if not done.rules:
        return "Nothing changed: all of that holds already."
    words = f"{done.rules} rule{'s' if done.rules > 1 else ''} changed, {done.services} stored services have new codes."
    if done.unmet is not None:
        words += f' No stored service has the term "{done.unmet}"; it counts from the next import.'
    if done.close:
        words += f" Did you mean: {'; '.join(done.close)}?"
    return words
