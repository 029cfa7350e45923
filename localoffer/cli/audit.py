"""The Schedule 2 audit: `offer audit`."""

from __future__ import annotations

import json

import click

from localoffer.answers import audit_table
from localoffer.cli.group import main, with_navigator
from localoffer.navigator import Navigator
from localoffer.publishing.sheet import write_csv


@main.command()
@click.argument("authority", required=False)
@click.option("--all", "every", is_flag=True, help="Every council of England in one table.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--csv", "as_csv", is_flag=True, help="As CSV, for a spreadsheet.")
@with_navigator
def audit(navigator: Navigator, authority: str | None, *, every: bool, as_json: bool, as_csv: bool) -> None:
    """Say how much of Schedule 2 of the SEND Regulations the published offer of AUTHORITY shows, and what proves it."""
    if every == bool(authority):
        raise click.UsageError("Give the name of one council, or --all.")
    if as_json and as_csv:
        raise click.UsageError("Give --json or --csv, not both.")
    click.echo(_all(navigator, as_json, as_csv) if every else _one(navigator, authority or "", as_json, as_csv))


def _one(navigator: Navigator, authority: str, as_json: bool, as_csv: bool) -> str:  # noqa: FBT001
    found = navigator.audits.of(authority)
    if as_json:
        return json.dumps(found.as_json(), ensure_ascii=False, indent=2)
    return write_csv(audit_table.of_items(found)) if as_csv else "\n".join(audit_table.lines(found))


def _all(navigator: Navigator, as_json: bool, as_csv: bool) -> str:  # noqa: FBT001
    found = navigator.audits.all()
    if as_json:
        return json.dumps([each.summary() for each in found], ensure_ascii=False, indent=2)
    if as_csv:
        return write_csv(audit_table.of_councils(found, navigator.audits.items))
    return "\n".join(audit_table.council_lines(found))
