"""Which council is responsible: `offer where`, and the postcode directory behind it."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click
from tqdm import tqdm

from localoffer.cli.group import main, with_navigator
from localoffer.navigator import Navigator
from localoffer.places.resolver import Located


@main.command()
@click.argument("postcodes", nargs=-1)
@click.option(
    "--file", "file", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="CSV with a column `postcode`."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON line for each postcode.")
@with_navigator
def where(navigator: Navigator, postcodes: tuple[str, ...], file: Path | None, *, as_json: bool) -> None:
    """Say which council is responsible for each POSTCODE, and how sure that is."""
    typed = [*postcodes, *(_column(file) if file else ())]
    if not typed and file is None:
        raise click.UsageError("Give at least one postcode, or --file.")
    for located in navigator.where_all(typed):
        click.echo(json.dumps(located.as_json(), ensure_ascii=False) if as_json else _where_in_words(located))


def _column(file: Path) -> Iterator[str]:
    first, _, rest = _text_of(file).partition("\n")
    separator = max(",;\t", key=first.count)
    reader = csv.DictReader(io.StringIO(f"{first}\n{rest}"), delimiter=separator)
    found = [each for each in reader.fieldnames or () if each]
    name = next((each for each in found if each.casefold().replace(" ", "") == "postcode"), None)
    if name is None:
        seen = f"found {', '.join(found)[:200]}" if found else "the file is empty"
        raise click.UsageError(f"{file.name}: no column `postcode`; {seen}. Name one column `postcode`.")
    for row in reader:
        yield row[name] or ""


def _text_of(file: Path) -> str:
    """A file of any encoding a spreadsheet writes."""
    data = file.read_bytes()
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data:
        raise click.UsageError(f"{file.name} is not a text file. Save it as CSV with a column `postcode`.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


_BASIS = {
    "exact": "from the postcode itself",
    "sector": "from its sector",
    "district": "from its district",
    "chosen": "as chosen",
}


def _where_in_words(located: Located) -> str:
    said = located.postcode or located.query
    if located.status == "one":
        council = located.authorities[0]
        words = f"{said}: {council.name} ({council.gss_code}), {_BASIS[located.basis or 'chosen']}"
    elif located.status == "several":
        shares = ", ".join(f"{each.name} {each.share_pct:g}%" for each in located.authorities)
        words = f"{said}: one of {shares}"
    else:
        words = f"{said}: {located.status.replace('_', ' ')}"
    if located.nation and located.nation != "England":
        words += f" ({located.nation})"
    if located.ended_on:
        words += f"; postcode ended {located.ended_on}"
    return words + (f" [{located.source}, {located.edition}]" if located.source else "")


@main.group()
def postcodes() -> None:
    """The ONS Postcode Directory: exact councils for every postcode."""


@postcodes.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Import although the file fails the checks for a whole edition.")
@with_navigator
def import_postcodes(navigator: Navigator, file: Path, *, force: bool) -> None:
    """Load FILE, a zip or csv edition of the directory, whole or not at all."""
    with tqdm(unit=" rows", disable=not sys.stderr.isatty()) as bar:

        def progress(rows: int, _bytes: int) -> None:
            bar.update(rows - bar.n)

        report = navigator.import_postcodes(file, progress, force=force)
    for warning in report.warnings:
        click.echo(f"Please note: {warning}", err=True)
    click.echo(f"Loaded {report.rows:,} postcodes ({report.english:,} in England) of edition {report.edition}.")
