"""Requests to be called back: `offer callbacks list|close|purge`."""

from __future__ import annotations

import json
from collections.abc import Sequence

import click

from localoffer.catalogue.callbacks import OPEN, TOPICS, Callback
from localoffer.cli.group import main, with_navigator
from localoffer.navigator import Navigator

_JSON = click.option("--json", "as_json", is_flag=True, help="As JSON.")


@main.group()
def callbacks() -> None:
    """Families who asked to be called back, and what becomes of their requests."""


@callbacks.command("list")
@click.option("--all", "is_all", is_flag=True, help="Closed ones too.")
@_JSON
@with_navigator
def list_callbacks(navigator: Navigator, *, is_all: bool, as_json: bool) -> None:
    """List open requests, the oldest first; first those whose time is over are deleted."""
    _told(navigator.callbacks.listed(None if is_all else OPEN), as_json=as_json)


@callbacks.command()
@click.argument("number", type=int)
@_JSON
@with_navigator
def close(navigator: Navigator, number: int, *, as_json: bool) -> None:
    """Mark a request as dealt with; 30 days later it is deleted."""
    _told([navigator.callbacks.close(number)], as_json=as_json)


@callbacks.command()
@with_navigator
def purge(navigator: Navigator) -> None:
    """Delete every request whose time is over, as every start does."""
    count = navigator.callbacks.purge()
    click.echo(f"{count} {'request' if count == 1 else 'requests'} deleted.")


def _told(found: Sequence[Callback], *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps([each.as_json() for each in found], ensure_ascii=False, indent=2))
        return
    for each in found:
        click.echo(_in_words(each))
    click.echo(f"{len(found)} {'request' if len(found) == 1 else 'requests'}.")


def _in_words(request: Callback) -> str:
    head = f"{request.request_id}  {request.state}  {request.consented_at:%Y-%m-%d}  {request.gss_code or 'no council'}"
    told = (
        ("about", TOPICS[request.topic]), (request.route, request.contact), ("name", request.name),
        ("best time", request.best_time), ("note", request.note), ("deleted on", str(request.delete_on)),
    )  # fmt: skip
    return "\n".join([head, *(f"    {label}: {words}" for label, words in told if words)])
