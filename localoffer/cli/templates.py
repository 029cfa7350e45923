"""Tables a council can fill in: `offer template`."""

from __future__ import annotations

from pathlib import Path

import click

from localoffer.cli.group import main
from localoffer.publishing import template_files
from localoffer.publishing.templates import TEMPLATES
from localoffer.settings import ROOT


@main.command()
@click.argument("kind", type=click.Choice(list(TEMPLATES)))
@click.option("--xlsx", is_flag=True, help="An Excel workbook, its guide on a second sheet; needs --out.")
@click.option("--sample", is_flag=True, help="Filled with the rows of an invented council.")
@click.option("--guide", is_flag=True, help="What to write in each column, as CSV.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="File to write; the screen when omitted.")
def template(kind: str, out: Path | None, *, xlsx: bool, sample: bool, guide: bool) -> None:
    """Write an empty table of a KIND for a council to fill in and give to `offer import`."""
    if guide and (xlsx or sample):
        raise click.UsageError("--guide stands alone: a workbook has its guide on a second sheet.")
    if xlsx and out is None:
        raise click.UsageError("A workbook needs a file: add --out, such as --out services.xlsx.")
    data = ROOT / "data"
    if guide:
        content = template_files.guide_as_csv(kind)
    elif xlsx:
        content = template_files.as_workbook(kind, data, sample=sample)
    else:
        content = template_files.as_csv(kind, data, sample=sample)
    _write(content, out)


def _write(content: bytes, out: Path | None) -> None:
    if out is None:
        click.echo(content.decode("utf-8-sig"), nl=False)
        return
    try:
        # Written beside it first, so that a full disk leaves no half a file under its name.
        beside = out.with_name(f"{out.name}.part")
        beside.write_bytes(content)
        beside.replace(out)
    except OSError as error:
        raise click.UsageError(f"{out}: cannot be written ({error.strerror}). Choose another file.") from error
    click.echo(f"Written to {out}.", err=True)
