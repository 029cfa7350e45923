"""A letter made ready for one family: the wording, the council and the facts joined, the rest left blank. Pure.

Nothing here states a rule: a paragraph whose fact is gone, or is only a proposal, is left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from localoffer.answers import sureness, wording
from localoffer.answers.answer import Area, FactItem
from localoffer.catalogue.letters import LEANS, Letter
from localoffer.language import ENGLISH, in_language, worded

NO_COUNCIL = "[name of your council]"
_SENDER = "[Your name]\n[Your address]"
_CLOSE = "Yours faithfully,\n\n[Your name]"
_BLANK = re.compile(r"\[[^\[\]]+\]")
_LAW = frozenset({"in_force", "not_law"})


@dataclass(frozen=True)
class Source:
    """Where a rule in a letter comes from.

    Args:
        rule: The rule, in plain words.
        strength: How sure a family can be of it.
        source: What was read.
        url: Its address.
        checked: When it was read, honestly.
    """

    rule: str
    strength: str
    source: str
    url: str | None
    checked: str


@dataclass(frozen=True)
class Draft:
    """A letter to be finished by a family.

    Args:
        key: The letter's name.
        title: What it does.
        when: When a family may want it.
        paragraphs: The whole text, from the sender to the name at the end.
        send: How and where to send it.
        sources: What its rules come from.
        gss_code: The council it is filled in for; None for none.
        is_sample: Whether that council is made up.
    """

    key: str
    title: str
    when: str
    paragraphs: tuple[str, ...]
    send: tuple[str, ...]
    sources: tuple[Source, ...]
    gss_code: str | None = None
    is_sample: bool = False

    @property
    def text(self) -> str:
        """The whole letter as plain text."""
        return "\n\n".join(self.paragraphs)

    @property
    def blanks(self) -> tuple[str, ...]:
        """What only the family knows, each once, in the order of the letter."""
        return tuple(dict.fromkeys(_BLANK.findall(self.text)))

    def as_json(self) -> dict[str, Any]:
        """For `offer letter --json`."""
        return {
            "key": self.key,
            "title": self.title,
            "when": self.when,
            "text": self.text,
            "blanks": list(self.blanks),
            "send": list(self.send),
            "sources": [vars(each) for each in self.sources],
            "gss_code": self.gss_code,
            "sample": self.is_sample,
        }


def draft(letter: Letter, facts: Sequence[FactItem], area: Area | None, *, today: date) -> Draft:
    """A letter filled in as far as we can.

    Args:
        letter: The wording.
        facts: The facts it leans on that we hold.
        area: The council, where it is known.
        today: The day the letter carries.
    """
    held = {each.key: each for each in facts if each.provenance.law_status in _LAW}
    council = area.name if area else NO_COUNCIL
    body = (_filled(each, held) for each in letter.paragraphs)
    with in_language(ENGLISH):  # whoever gets the letter reads English
        written_on = wording.day(today)
    named = [
        _SENDER,
        written_on,
        letter.to,
        f"Dear {letter.greeting},",
        letter.subject,
        *(each for each in body if each is not None),
        _CLOSE,
    ]
    return Draft(
        key=letter.key,
        title=letter.title,
        when=letter.when,
        paragraphs=tuple(each.replace("{council}", council) for each in named),
        send=tuple(_send(letter, area)),
        sources=tuple(source(held[key], today) for key in letter.facts if key in held),
        gss_code=area.gss_code if area else None,
        is_sample=bool(area and area.is_sample),
    )


def source(fact: FactItem, today: date) -> Source:
    """Where one rule comes from."""
    origin = fact.provenance
    strength = "" if origin.law_status == "not_law" else sureness.strength(origin)
    checked = wording.checked(origin.verified_on, origin.confidence, origin.review_by, today)
    return Source(fact.text, strength, origin.source, origin.source_url, checked)


def oldest_check(facts: Sequence[FactItem], today: date) -> str | None:
    """When facts were checked, told of the one whose check is oldest; None without facts."""
    if not facts:
        return None
    oldest = min(facts, key=lambda each: each.provenance.verified_on or date.min)
    return source(oldest, today).checked


def gap_comment(name: str, area: Area) -> str:
    """Ready-made words for a comment on help that was not found in a council's list; a family may change them."""
    return (
        f"I looked for this help in the list from {area.name} and did not find it: {name}.\n"
        "If it is there, please make it easier to find. Say who it is for and how to ask for it.\n"
        "If it is not there, please add it, or say what families can use in its place."
    )


def _filled(paragraph: str, held: Mapping[str, FactItem]) -> str | None:
    """A paragraph with its facts in it; None where one of them is not held."""
    if any(key not in held for _, key in LEANS.findall(paragraph)):
        return None
    return LEANS.sub(lambda found: _said(found[1], held[found[2]]), paragraph)


def _said(part: str, fact: FactItem) -> str:
    return fact.text if part == "text" else fact.provenance.basis


def _send(letter: Letter, area: Area | None) -> list[str]:
    where = (
        wording.local_offer(area)
        if area
        else worded('Do not know where to send it? Search the web for the name of your council and "SEND team".')
    )
    return [letter.send, *([where] if letter.to_council else []), *([wording.sendiass(area)] if area else [])]
