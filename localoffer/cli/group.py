"""The `offer` command itself: how trouble is told, and what every command is given."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

import click

from localoffer.errors import OfferError
from localoffer.navigator import Navigator

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


def with_navigator(command: Command) -> Command:
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
