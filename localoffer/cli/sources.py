"""Councils' feeds: `offer refresh` for a timer, and `offer sources` for the list of them."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import click
from tqdm import tqdm

from localoffer.cli.group import main, with_navigator
from localoffer.navigator import Navigator
from localoffer.navigator.sources import Feed, Refreshed
from localoffer.publishing.guard import is_address

_OUTCOMES = {
    "published": "{read} read, {added} added, {changed} changed, {removed} gone; stored as version {version_id}",
    "unchanged": "nothing new",
    "blocked": "NOT stored, a person must look: {message}",
    "failed": "FAILED: {message}",
    "busy": "left alone: another process is reading it",
    "resting": "left in peace until {until} UTC, after: {message}",
}


class FileOrAddress(click.Path):
    """A file on this machine, or the address of a feed; the latter stays text."""

    name = "file or address"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """A `Path` that exists, or the address as typed."""
        if isinstance(value, str) and is_address(value):
            return value
        return Path(str(super().convert(value, param, ctx)))


@contextmanager
def feed_progress() -> Iterator[Callable[[int, int], None]]:
    """A bar of services read, on standard error of a terminal."""
    with tqdm(unit=" services", disable=not sys.stderr.isatty()) as bar:

        def progress(done: int, listed: int) -> None:
            bar.total = listed
            bar.update(done - bar.n)

        yield progress


@main.command()
@click.option("--authority", help="Only this council's feeds: name, everyday name or GSS code.")
@click.option("--json", "as_json", is_flag=True, help="One JSON line for each feed.")
@with_navigator
def refresh(navigator: Navigator, authority: str | None, *, as_json: bool) -> None:
    """Read every known feed that is due and store what changed; made for cron or a timer.

    Exit code 1 only when every feed that was tried failed.
    """
    tried = failed = 0
    for done in navigator.sources.refresh(authority):
        tried, failed = tried + done.is_tried, failed + done.is_failure
        click.echo(json.dumps(_plain(done), ensure_ascii=False) if as_json else _refreshed_in_words(done))
    if tried and tried == failed:
        click.echo("offer: no feed could be refreshed.", err=True)
        sys.exit(1)


@main.group("sources")
def sources_group() -> None:
    """The feeds we know; each was published once with `offer import ADDRESS`."""


@sources_group.command("list")
@click.option("--authority", help="Only this council's: name, everyday name or GSS code.")
@click.option("--json", "as_json", is_flag=True, help="The list as JSON.")
@with_navigator
def list_sources(navigator: Navigator, authority: str | None, *, as_json: bool) -> None:
    """List the feeds we know and how reading them went."""
    feeds = navigator.sources.feeds(authority)
    if as_json:
        click.echo(json.dumps([_plain(feed) for feed in feeds], ensure_ascii=False, indent=2))
    else:
        click.echo(
            "\n".join(map(_feed_in_words, feeds)) or "No feed yet: offer import ADDRESS --authority NAME --publish."
        )


@sources_group.command("off")
@click.argument("address")
@click.option("--authority", help="Only this council's, where two have the feed.")
@with_navigator
def switch_off(navigator: Navigator, address: str, authority: str | None) -> None:
    """Leave a feed out of `offer refresh`; what is stored of it stays."""
    _switched(navigator.sources.switch(address, authority, on=False))


@sources_group.command("on")
@click.argument("address")
@click.option("--authority", help="Only this council's, where two have the feed.")
@with_navigator
def switch_on(navigator: Navigator, address: str, authority: str | None) -> None:
    """Let `offer refresh` read a feed again, from its next run on."""
    _switched(navigator.sources.switch(address, authority, on=True))


def _switched(feeds: list[Feed]) -> None:
    click.echo("\n".join(map(_feed_in_words, feeds)))


def _refreshed_in_words(done: Refreshed) -> str:
    until = f"{done.not_before:%d %B %Y %H:%M}" if done.not_before else ""
    said = _OUTCOMES[done.outcome].format(**asdict(done), until=until)
    again = f" Tried again after {until} UTC." if done.is_failure else ""
    return f"{done.authority}, {done.source}: {said}{again}"


def _feed_in_words(feed: Feed) -> str:
    read = f"read {feed.read_at:%d %B %Y %H:%M} UTC" if feed.read_at else "not read yet"
    times = "once" if feed.failures == 1 else f"{feed.failures} times"
    trouble = f"; failed {times} since: {feed.last_error}" if feed.failures else ""
    return f"{'on ' if feed.is_on else 'off'}  {feed.authority} ({feed.gss_code}), {feed.source}: {read}{trouble}"


def _plain(value: Feed | Refreshed) -> dict[str, Any]:
    plain = {key: item.isoformat() + "Z" if isinstance(item, datetime) else item for key, item in asdict(value).items()}
    return {("version" if key == "version_id" else key): item for key, item in plain.items()}
