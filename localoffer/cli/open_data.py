"""A council's whole offer as a file: `offer export`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from localoffer.cli.group import main, with_navigator
from localoffer.navigator import Navigator
from localoffer.publishing.export.files import FORMATS, ORUK


@main.command()
@click.option("--authority", required=True, help="The council: name, everyday name or GSS code.")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default=ORUK, show_default=True,
    help="One page of Open Referral UK, a line of JSON a service, or a spreadsheet (for looking at).",
)  # fmt: skip
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="File to write; the screen when omitted.")
@with_navigator
def export(navigator: Navigator, authority: str, form: str, out: Path | None) -> None:
    """Write a council's whole offer, fit for `offer import`."""
    pieces = navigator.open_data.export(authority, form)
    if out is None:
        for piece in pieces:
            click.echo(piece, nl=False)
    else:
        _write(pieces, out)
        click.echo(f"Written: {out}", err=True)


def _write(pieces: Iterable[str], out: Path) -> None:
    """The file appears whole or not at all."""
    part = out.with_name(f"{out.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as file:
            file.writelines(pieces)
        part.replace(out)
    except OSError as error:
        raise click.ClickException(
            f"{out}: cannot be written ({error.strerror}). Choose a folder that exists and is yours."
        ) from error
    finally:
        part.unlink(missing_ok=True)
