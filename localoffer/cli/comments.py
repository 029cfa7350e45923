"""Families' comments on councils' offers: `offer comments list|publish|hide|answer`."""

from __future__ import annotations

import json
from collections.abc import Sequence

import click

from localoffer.catalogue.comments import STATUSES, Comment
from localoffer.cli.group import main, with_navigator
from localoffer.navigator import Navigator
from localoffer.reading.revealing import pieces

_AUTHORITY = click.option("--authority", default="", help="The council; a comment on another's offer is then refused.")
_JSON = click.option("--json", "as_json", is_flag=True, help="As JSON.")


@main.group()
def comments() -> None:
    """What families say about councils' offers, and what they are answered."""


@comments.command("list")
@click.option("--authority", default="", help="One council's only.")
@click.option("--status", type=click.Choice([*STATUSES, "all"]), default="all", show_default=True)
@_JSON
@with_navigator
def list_comments(navigator: Navigator, authority: str, status: str, *, as_json: bool) -> None:
    """List comments, the oldest first."""
    found = navigator.comments.listed(authority, None if status == "all" else status)
    if as_json:
        _as_json(found)
        return
    for each in found:
        click.echo(_in_words(each))
    click.echo(f"{len(found)} {'comment' if len(found) == 1 else 'comments'}.")


@comments.command()
@click.argument("numbers", metavar="NUMBER…", nargs=-1, required=True, type=int)
@_AUTHORITY
@_JSON
@with_navigator
def publish(navigator: Navigator, numbers: tuple[int, ...], authority: str, *, as_json: bool) -> None:
    """Let everybody see comments, with their answers as far as there are any."""
    _told(navigator.comments.publish(numbers, authority), as_json=as_json)


@comments.command()
@click.argument("number", type=int)
@click.option("--because", required=True, help="Why: abusive, vexatious, about one person, names somebody, …")
@_AUTHORITY
@_JSON
@with_navigator
def hide(navigator: Navigator, number: int, because: str, authority: str, *, as_json: bool) -> None:
    """Keep a comment from being seen, or take it off the page again."""
    _told([navigator.comments.hide(number, because, authority)], as_json=as_json)


@comments.command()
@click.argument("number", type=int)
@click.option("--reply", required=True, help="What the council says.")
@click.option("--action", default="", help="What the council did or will do.")
@_AUTHORITY
@_JSON
@with_navigator
def answer(navigator: Navigator, number: int, reply: str, action: str, authority: str, *, as_json: bool) -> None:
    """Keep the council's answer to a comment; it is seen once the comment is published."""
    _told([navigator.comments.answer(number, reply, action, authority)], as_json=as_json)
    personal = [each.words for each in pieces(f"{reply}\n{action}") if each.is_personal]
    if personal:
        click.echo(f"Please note: the answer seems to name {', '.join(personal)}. May everybody read that?", err=True)


def _told(changed: Sequence[Comment], *, as_json: bool) -> None:
    if as_json:
        _as_json(changed)
    else:
        for each in changed:
            click.echo(_in_words(each))


def _as_json(found: Sequence[Comment]) -> None:
    click.echo(json.dumps([each.as_json() for each in found], ensure_ascii=False, indent=2))


def _in_words(comment: Comment) -> str:
    lines = [f"{comment.comment_id}  {comment.status}  {comment.made_on}  {comment.gss_code}  {comment.about}"]
    told = (
        ("said", comment.text), ("answered", comment.reply), ("done", comment.action),
        ("hidden because", comment.hidden_because),
    )  # fmt: skip
    lines += [f"    {label}: {words}" for label, words in told if words]
    return "\n".join(lines)
