"""What the assistant makes of a message: `offer understand`."""

from __future__ import annotations

import csv
import json
from contextlib import closing
from pathlib import Path

import click

from localoffer.cli.group import main
from localoffer.reading.files import load_vocabulary
from localoffer.running import training
from localoffer.running.progress import to_standard_error
from localoffer.running.understander import Understander
from localoffer.settings import ROOT, Settings
from localoffer.understanding import understand as understand_message


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
