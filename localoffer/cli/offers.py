"""A council's own offer: `offer import`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from localoffer.cli.group import main, with_navigator
from localoffer.navigator import Navigator, OfferImport


@main.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--authority", required=True, help="The council whose offer this is: name, everyday name or GSS code.")
@click.option("--publish", is_flag=True, help="Store it. Without this, only show what would be stored.")
@click.option("--accept-removals", is_flag=True, help="Publish although the file lacks many records that were there.")
@click.option("--json", "as_json", is_flag=True, help="The report as JSON.")
@with_navigator
def import_offer(
    navigator: Navigator, file: Path, authority: str, *, publish: bool, accept_removals: bool, as_json: bool
) -> None:
    """Read a council's offer from FILE, show problems and changes, and store it with --publish."""
    done = navigator.offers.import_file(file, authority, publish=publish, accept_removals=accept_removals)
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
