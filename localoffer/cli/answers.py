"""What is available, as a parent would be told it: `offer find`."""

from __future__ import annotations

import json

import click

from localoffer.answers import cards, wording
from localoffer.answers.answer import Answer
from localoffer.cli.group import main, with_navigator
from localoffer.navigator import Navigator


@main.command()
@click.argument("place")
@click.option("--need", default="", help="The worry, in a parent's own words.")
@click.option("--age", default="", help='Age in years ("4", "2 and a half", "18 months") or a school year ("Year 9").')
@click.option(
    "--phase",
    type=click.Choice(["early_years", "primary", "secondary", "post16", "young_adult"]),
    help="Stage of education, when the age is not known.",
)
@click.option("--json", "as_json", is_flag=True, help="The whole answer as JSON.")
@with_navigator
def find(navigator: Navigator, place: str, need: str, age: str, phase: str | None, *, as_json: bool) -> None:
    """Say what help is ordinarily available at PLACE, a postcode or a council."""
    answer = navigator.find_typed(place, need, age, phase or "")
    click.echo(json.dumps(answer.as_json(), ensure_ascii=False, indent=2) if as_json else _answer_in_words(answer))


def _answer_in_words(answer: Answer) -> str:
    parts = [*cards.opening(answer), *(cards.as_text(card) for card in cards.cards(answer))]
    if answer.candidates:
        parts += [f"  {name} ({code}), {share:g}% of it" for code, name, share in answer.candidates]
    if answer.next_steps:
        parts.append("What you can do next:\n" + "\n".join(f"- {step}" for step in answer.next_steps))
    return "\n\n".join([*parts, wording.DISCLAIMER])
