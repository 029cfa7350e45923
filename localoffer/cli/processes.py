"""Starting and training the assistant."""

from __future__ import annotations

import click

from localoffer.cli.group import main
from localoffer.navigator import Navigator
from localoffer.running import supervisor, training
from localoffer.settings import Settings


@main.command()
def run() -> None:
    """Start everything and print the address to open; Ctrl-C stops it."""
    settings = Settings.read()
    supervisor.run(settings, lambda: Navigator.open(settings).prepare())


@main.command()
@click.option("--force", is_flag=True, help="Train even when a trained model fits the training data.")
def train(*, force: bool) -> None:
    """Train the assistant if no trained model fits the training data."""
    click.echo(training.ensure_model(Settings.read(), force=force))
