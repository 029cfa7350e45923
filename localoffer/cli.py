"""`offer …`: the command line, and the only module that prints.

Every command takes `--json` where a program may want to read it. Expected trouble is one line on standard error and
exit code 1; a wrong option is exit code 2.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click
from tqdm import tqdm

from localoffer.answers import cards, wording
from localoffer.answers.answer import Answer
from localoffer.errors import OfferError
from localoffer.navigator import Navigator, OfferImport
from localoffer.places.resolver import Located
from localoffer.reading.files import load_vocabulary
from localoffer.running import supervisor, training
from localoffer.running.progress import to_standard_error
from localoffer.running.understander import Understander
from localoffer.settings import ROOT, Settings
from localoffer.understanding import understand as understand_message

Command = TypeVar("Command", bound=Callable[..., Any])


class Offer(click.Group):
    """Turns every expected error into one line."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an `OfferError` ends it with exit code 1."""
        try:
            return super().invoke(ctx)
        except OfferError as error:
            click.echo(f"offer: {error}", err=True)
            ctx.exit(1)


@click.group(cls=Offer, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Local Offer Navigator: what SEND help is ordinarily available where a family lives in England."""


def _with_navigator(command: Command) -> Command:
    """Give a command a navigator whose database is ready."""

    @wraps(command)
    def inner(*args: Any, **options: Any) -> Any:
        navigator = Navigator.open()
        navigator.prepare()
        try:
            return command(navigator, *args, **options)
        finally:
            navigator.database.close()

    return inner  # type: ignore[return-value]


@main.command()
def run() -> None:
    """Start everything and print the address to open; Ctrl-C stops it."""
    settings = Settings.read()
    supervisor.run(settings, lambda: Navigator.open(settings).prepare())


@main.command()
@click.option("--force", is_flag=True, help="Train even when a trained model fits the training data.")
def train(*, force: bool) -> None:
    """Train the assistant if no trained model fits the training data."""
    click.echo(training.ensure_model(Settings.read(), force=force))


@main.command()
@click.argument("postcodes", nargs=-1)
@click.option(
    "--file", "file", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="CSV with a column `postcode`."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON line for each postcode.")
@_with_navigator
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


@main.command()
@click.argument("place")
@click.option("--need", default="", help="The worry, in a parent's own words.")
@click.option("--age", default="", help='Age in years ("4", "2 and a half", "18 months") or a school year ("Year 9").')
@click.option(
    "--phase",
    type=click.Choice(["early_years", "primary", "secondary", "post16", "young_adult"]),
    help="Stage of education, when the age is not known.",
)
@click.option("--json", "as_json", is_flag=True, help="The whole answer as JSON.")
@_with_navigator
def find(navigator: Navigator, place: str, need: str, age: str, phase: str | None, *, as_json: bool) -> None:
    """Say what help is ordinarily available at PLACE, a postcode or a council."""
    answer = navigator.find_typed(place, need, age, phase or "")
    click.echo(json.dumps(answer.as_json(), ensure_ascii=False, indent=2) if as_json else _answer_in_words(answer))


def _answer_in_words(answer: Answer) -> str:
    parts = [*cards.opening(answer), *(cards.as_text(card) for card in cards.cards(answer))]
    if answer.candidates:
        parts += [f"  {name} ({code}), {share:g}% of it" for code, name, share in answer.candidates]
    if answer.next_steps:
        parts.append("What you can do next:\n" + "\n".join(f"- {step}" for step in answer.next_steps))
    return "\n\n".join([*parts, wording.DISCLAIMER])


@main.command()
@click.argument("message", metavar="TEXT", required=False)
@click.option(
    "--file", "file", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="CSV with a column `text`."
)
@click.option(
    "--model",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Trained archive to use; the one that `offer run` would serve when omitted.",
)
def understand(message: str | None, file: Path | None, model: Path | None) -> None:
    """Say what the assistant makes of TEXT, or of each message of a file: one JSON line each, no server needed."""
    if (message is None) == (file is None):
        raise click.UsageError("Give either one message or --file.")
    messages = [(message or "", None)] if file is None else _messages(file)
    settings = Settings.read()
    vocabulary = load_vocabulary(ROOT / "data" / "vocabulary")
    archive = model or training.ensure_model(settings, say=to_standard_error)
    with closing(Understander(settings, archive)) as understander:
        for text, columns in messages:
            line = understand_message(text, vocabulary, understander.ask).as_json()
            click.echo(json.dumps(line if columns is None else {**line, "columns": columns}))


def _messages(file: Path) -> list[tuple[str, dict[str, str] | None]]:
    """Each row's text and its other columns; read whole first, so that a bad file costs no loading."""
    with file.open(encoding="utf-8-sig", newline="") as rows:
        reader = csv.DictReader(rows, restkey="", restval="")
        try:
            names = reader.fieldnames or ()
            name = next((each for each in names if each.strip().casefold() == "text"), None)
            if name is None:
                raise click.UsageError(f"{file.name}: no column `text`; found {', '.join(names)}.")
            return [(row.pop(name), {key: value for key, value in row.items() if key}) for row in reader]
        except (csv.Error, UnicodeDecodeError) as error:
            raise click.UsageError(f"{file.name}, line {reader.line_num}: {error}. Save it as UTF-8 CSV.") from error


@main.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--authority", required=True, help="The council whose offer this is: name, everyday name or GSS code.")
@click.option("--publish", is_flag=True, help="Store it. Without this, only show what would be stored.")
@click.option("--accept-removals", is_flag=True, help="Publish although the file lacks many records that were there.")
@click.option("--json", "as_json", is_flag=True, help="The report as JSON.")
@_with_navigator
def import_offer(
    navigator: Navigator, file: Path, authority: str, *, publish: bool, accept_removals: bool, as_json: bool
) -> None:
    """Read a council's offer from FILE, show problems and changes, and store it with --publish."""
    done = navigator.import_offer(file, authority, publish=publish, accept_removals=accept_removals)
    if as_json:
        click.echo(json.dumps(done.report, ensure_ascii=False, indent=2))
    else:
        click.echo(_import_in_words(done))
    if done.is_blocked:
        click.echo("offer: nothing was stored. Mend what is marked blocking and import again.", err=True)
        sys.exit(1)


def _import_in_words(done: OfferImport) -> str:
    told = done.report
    lines = [
        f"{problem['level']:9} row {problem['row']}, {problem['field']}: {problem['found']} → {problem['done']}"
        for problem in told["problems"]
    ]
    lines += [f"{kind:9} {each['name']}" for kind in ("added", "changed", "removed") for each in told["changes"][kind]]
    lines.append(
        f"{told['format']}: {told['read']} read, {told['kept']} kept; {told['added']} added, "
        f"{told['changed']} changed, {told['removed']} gone, {told['same']} as before."
    )
    if done.version_id:
        lines.append(f"Stored as version {done.version_id}.")
    elif not done.is_blocked:
        lines.append("Nothing stored yet: add --publish to store it.")
    return "\n".join(lines)


@main.group()
def postcodes() -> None:
    """The ONS Postcode Directory: exact councils for every postcode."""


@postcodes.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Import although the file fails the checks for a whole edition.")
@_with_navigator
def import_postcodes(navigator: Navigator, file: Path, *, force: bool) -> None:
    """Load FILE, a zip or csv edition of the directory, whole or not at all."""
    with tqdm(unit=" rows", disable=not sys.stderr.isatty()) as bar:

        def progress(rows: int, _bytes: int) -> None:
            bar.update(rows - bar.n)

        report = navigator.import_postcodes(file, progress, force=force)
    for warning in report.warnings:
        click.echo(f"Please note: {warning}", err=True)
    click.echo(f"Loaded {report.rows:,} postcodes ({report.english:,} in England) of edition {report.edition}.")
