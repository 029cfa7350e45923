"""A council's own offer: `offer import`, and `offer history`, `show` and `rollback` of what was published."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import click
from tqdm import tqdm

from localoffer.cli.group import main, with_navigator
from localoffer.cli.sources import FileOrAddress, feed_progress
from localoffer.navigator import Navigator, OfferImport

_KINDS = ("added", "changed", "removed")
_AUTHORITY = click.option("--authority", required=True, help="The council: name, everyday name or GSS code.")
_BY = click.option("--by", help="Who publishes, for the history; your login when omitted.")


@main.command("import")
@click.argument("file", metavar="FILE|ADDRESS", type=FileOrAddress(exists=True, dir_okay=False))
@click.option("--authority", required=True, help="The council whose offer this is: name, everyday name or GSS code.")
@click.option(
    "--publish", is_flag=True, help="Store it. Without this you are asked, at a terminal; otherwise only shown."
)
@click.option("--accept-removals", is_flag=True, help="Publish although the file lacks many records that were there.")
@click.option("--source", help="The source whose records these are, where the file's name is another than before.")
@_BY
@click.option("--json", "as_json", is_flag=True, help="The report as JSON.")
@with_navigator
def import_offer(
    navigator: Navigator,
    file: Path | str,
    authority: str,
    *,
    publish: bool,
    accept_removals: bool,
    source: str | None,
    by: str | None,
    as_json: bool,
) -> None:
    """Read a council's offer from FILE or from its feed at ADDRESS, show what would change, store it if you say so."""
    told: list[OfferImport] = []

    def ask(found: OfferImport) -> bool:
        told.append(found)
        click.echo(_import_in_words(found))
        return click.confirm("Publish?")

    wishes: dict[str, Any] = {"publish": publish, "accept_removals": accept_removals, "by": by}
    if _may_ask(as_json=as_json):
        wishes["ask"] = ask
    if isinstance(file, str):
        with feed_progress() as progress:
            done = navigator.sources.import_feed(file, authority, **wishes, progress=progress)
    else:
        with _bar() as bar:
            done = navigator.offers.import_file(file, authority, **wishes, source=source, progress=bar)
    if as_json:
        click.echo(json.dumps({**done.report, "version": done.version_id}, ensure_ascii=False, indent=2))
    else:
        click.echo(_outcome(done) if told else f"{_import_in_words(done)}\n{_outcome(done)}")
    if done.is_blocked:
        click.echo("offer: nothing was stored. Mend what is marked blocking and import again.", err=True)
        sys.exit(1)


@main.command()
@_AUTHORITY
@click.option("--json", "as_json", is_flag=True, help="One JSON list.")
@with_navigator
def history(navigator: Navigator, authority: str, *, as_json: bool) -> None:
    """List what was published for a council: who, when, and from which file. The newest comes first; times are UTC."""
    versions = navigator.history.versions(authority)
    if as_json:
        click.echo(json.dumps(versions, ensure_ascii=False, indent=2))
        return
    for each in versions:
        file = (
            each["source"] if each["file_name"] in {None, each["source"]} else f"{each['file_name']}, {each['source']}"
        )
        made = f", sha256 {each['sha256'][:12]}" if each["sha256"] else ""
        click.echo(f"version {each['version']}  {each['published_at']}  {each['by']}\n  {each['format']}: {file}{made}")
        click.echo(f"  {each['added']} added, {each['changed']} changed, {each['removed']} gone")
    if not versions:
        click.echo("Nothing was published for this council yet.")


@main.command()
@click.argument("service", required=False)
@_AUTHORITY
@click.option("--at", type=click.DateTime(["%Y-%m-%d"]), help="As it was at the end of this day (UTC), 2026-11-21.")
@click.option("--json", "as_json", is_flag=True, help="All there is, as JSON.")
@with_navigator
def show(navigator: Navigator, service: str | None, authority: str, at: datetime | None, *, as_json: bool) -> None:
    """Show SERVICE, by id or name, as a council has it or had it on a day; without SERVICE, list them all."""
    shown = navigator.history.show(authority, service, at.date() if at else None)
    if as_json:
        click.echo(json.dumps(shown.as_json(), ensure_ascii=False, indent=2))
    elif shown.version_id is None:
        click.echo("Nothing was published for this council by then.")
    elif service:
        click.echo("\n".join(_in_words({"id": shown.services[0][0], **shown.services[0][1]})))
    else:
        for service_id, content in shown.services:
            click.echo(f"{service_id}  {content['name']}")
        click.echo(f"{len(shown.services)} services, as version {shown.version_id} left them.")


@main.command()
@click.argument("version", type=int)
@_AUTHORITY
@click.option("--publish", is_flag=True, help="Do it. Without this you are asked, at a terminal; otherwise only shown.")
@_BY
@click.option("--json", "as_json", is_flag=True, help="The report as JSON.")
@with_navigator
def rollback(
    navigator: Navigator, version: int, authority: str, *, publish: bool, by: str | None, as_json: bool
) -> None:
    """Bring a council's offer back to what it was just after VERSION, as a new version. Nothing of history is lost."""
    wishes: dict[str, Any] = {"publish": publish, "by": by}
    told: list[Any] = []

    def ask(found: Any) -> bool:
        told.append(found)
        click.echo("\n".join(_changes_in_words(found.report)))
        return click.confirm(f"Go back to version {version}?")

    if _may_ask(as_json=as_json):
        wishes["ask"] = ask
    done = navigator.history.roll_back(authority, version, **wishes)
    if as_json:
        click.echo(json.dumps(done.report, ensure_ascii=False, indent=2))
        return
    lines = [] if told else _changes_in_words(done.report)
    if done.is_empty:
        lines.append(f"Nothing changed: the offer is as version {version} left it.")
    elif done.version_id:
        lines.append(f"Stored as version {done.version_id}.")
    else:
        lines.append("Nothing stored: add --publish to do it.")
    click.echo("\n".join(lines))


def _may_ask(*, as_json: bool) -> bool:
    """Whether somebody sits at a terminal who can be asked."""
    return not as_json and sys.stdin.isatty() and sys.stdout.isatty()


@contextmanager
def _bar() -> Iterator[Callable[[str, int, int], None]]:
    """A bar for each thing that is done to a file's services, on standard error of a terminal."""
    with tqdm(unit=" services", disable=not sys.stderr.isatty(), leave=False) as bar:

        def progress(what: str, done: int, total: int) -> None:
            bar.set_description(what, refresh=False)
            bar.total = total
            bar.n = done
            bar.refresh()

        yield progress


def _import_in_words(done: OfferImport) -> str:
    told = done.report
    lines = [
        f"{problem['level']:9} row {problem['row']}, {problem['field']}: {problem['found']} → {problem['done']}"
        for problem in told["problems"]
    ]
    lines += _changes_in_words(told)
    lines.append(f"{told['format']}: {told['read']} read, {told['kept']} kept; {told['same']} as before.")
    return "\n".join(lines)


def _changes_in_words(told: Mapping[str, Any]) -> list[str]:
    lines = [f"{kind:9} {each['name']}" for kind in _KINDS for each in told["changes"][kind]]
    lines += [f"{row['change']:9} {row['kind']} {row['id']}" for row in told.get("rows", ())]
    more = sum(told[kind] for kind in _KINDS) - len(lines)
    if more > 0:
        lines.append(f"… and {more} more")
    lines.append(f"{told['added']} added, {told['changed']} changed, {told['removed']} gone.")
    return lines


def _outcome(done: OfferImport) -> str:
    if done.version_id:
        return f"Stored as version {done.version_id}."
    if done.is_blocked:
        return "Something is blocking."
    return "Nothing changed." if done.is_empty else "Nothing stored: add --publish to store it."


def _in_words(values: Mapping[str, Any], indent: str = "") -> Iterator[str]:
    """Fields that say something, one line each; lists below their name."""
    for name, value in values.items():
        if value in (None, "", [], {}):
            continue
        if isinstance(value, list) and isinstance(value[0], dict):
            yield f"{indent}{name}:"
            for each in value:
                said = "; ".join(f"{key}: {item}" for key, item in each.items() if item is not None)
                yield f"{indent}  - {said}"
        elif isinstance(value, dict):
            yield f"{indent}{name}:"
            yield from _in_words(value, f"{indent}  ")
        else:
            yield f"{indent}{name}: {value}"
