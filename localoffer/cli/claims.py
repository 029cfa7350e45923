"""Is it true? `offer claim`."""

from __future__ import annotations

import json

import click

from localoffer.answers import cards, wording
from localoffer.answers.answer import Answer, claim_as_json
from localoffer.cli.group import main, with_navigator
from localoffer.navigator import Navigator

_UNKNOWN = (
    "No claim we know is reported or asked about here. Write it as a family would: "
    '"the SENCO says he needs a diagnosis first". `offer claim` lists those we know.'
)


@main.command()
@click.argument("text", required=False)
@click.option("--json", "as_json", is_flag=True, help="The verdict, the rule and its source as JSON.")
@with_navigator
def claim(navigator: Navigator, text: str | None, *, as_json: bool) -> None:
    """Say whether what a family was told is so: TEXT as they would write it; without TEXT every claim we know."""
    if text is None:
        _listed(navigator, as_json=as_json)
        return
    answer = navigator.claims.answer(text)
    if as_json:
        shown = {"outcome": str(answer.outcome), "claims": [claim_as_json(each) for each in answer.claims]}
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
    else:
        click.echo(_in_words(answer))


def _in_words(answer: Answer) -> str:
    if not answer.claims:
        return _UNKNOWN
    parts = [*cards.opening(answer), *(cards.as_text(card) for card in cards.cards(answer))]
    return "\n\n".join([*parts, wording.DISCLAIMER])


def _listed(navigator: Navigator, *, as_json: bool) -> None:
    known = [{"key": each.key, "verdict": each.verdict, "claim": each.claim} for each in navigator.claims.known]
    if as_json:
        click.echo(json.dumps({"claims": known}, ensure_ascii=False, indent=2))
        return
    for each in known:
        click.echo(f"{each['verdict']:<7} {each['key']:<28} {each['claim']}")
