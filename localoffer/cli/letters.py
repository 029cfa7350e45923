"""Letters: `offer letter`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from localoffer.answers import wording
from localoffer.answers.call_sheet import TITLE, CallSheet
from localoffer.answers.drafts import Draft
from localoffer.answers.word_file import word_file
from localoffer.catalogue.letters import CALL_SHEET
from localoffer.cli.group import main, with_navigator
from localoffer.navigator import Navigator


@main.command()
@click.argument("key", required=False)
@click.option("--authority", default="", help="The council it is for: a name or a code.")
@click.option("--need", default="", help="Of call-sheet: the code of a need, such as SLCN.")
@click.option("--age-band", default="", help="Of call-sheet: early_years, primary, secondary, post16 or young_adult.")
@click.option("--text", "only_text", is_flag=True, help="Only the letter itself, without its sources.")
@click.option("--docx", type=click.Path(dir_okay=False, path_type=Path), help="Write it to a Word file.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@with_navigator
def letter(
    navigator: Navigator,
    key: str | None,
    *,
    authority: str,
    need: str,
    age_band: str,
    only_text: bool,
    docx: Path | None,
    as_json: bool,
) -> None:
    """Print the draft of a letter, with gaps for what only the family knows; KEY "call-sheet": what to ask the SENCO.

    Without KEY it lists the letters.
    """
    desk = navigator.letters
    if key is None:
        click.echo(_listed(navigator, as_json=as_json))
        return
    area = desk.area(authority)
    made = desk.call_sheet(area=area, need=need, age_band=age_band) if key == CALL_SHEET else desk.draft(key, area)
    if docx is not None:
        _write(docx, made, navigator)
    elif as_json:
        click.echo(json.dumps(made.as_json(), ensure_ascii=False, indent=2))
    else:
        click.echo(made.text if only_text or isinstance(made, CallSheet) else _whole(made))


def _listed(navigator: Navigator, *, as_json: bool) -> str:
    rows = [{"key": each.key, "title": each.title, "when": each.when} for each in navigator.letters.known]
    rows.append({"key": CALL_SHEET, "title": TITLE, "when": "Before a meeting or a call."})
    if as_json:
        return json.dumps({"letters": rows}, ensure_ascii=False, indent=2)
    return "\n".join(f"{each['key']:<18} {each['title']}. {each['when']}" for each in rows)


def _whole(draft: Draft) -> str:
    opening = [wording.SAMPLE] if draft.is_sample else []
    sources = [f"- {each.rule}\n  Source: {each.source}. {each.checked}." for each in draft.sources]
    send = "\n".join(f"- {each}" for each in draft.send)
    return "\n\n".join([*opening, draft.text, "---", f"How to send it:\n{send}", *sources, wording.DISCLAIMER])


def _write(file: Path, made: Draft | CallSheet, navigator: Navigator) -> None:
    is_sheet = isinstance(made, CallSheet)
    title = TITLE if isinstance(made, CallSheet) else made.title
    try:
        file.write_bytes(word_file(title, made.paragraphs, made_on=navigator.today(), heading=is_sheet))
    except OSError as problem:
        raise click.FileError(str(file), hint=problem.strerror) from None
