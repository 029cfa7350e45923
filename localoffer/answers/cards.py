"""An answer laid out: opening words, cards in order, next steps, notes. The same for chat, page and terminal.

A card is a plain dictionary so that it can cross from the action server to the web app as JSON.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from localoffer.answers import styling, sureness, wording
from localoffer.answers.answer import (
    Answer,
    ClaimItem,
    Contact,
    DataState,
    FactItem,
    Outcome,
    Provenance,
    ProvisionItem,
    ServiceItem,
    SupportItem,
)
from localoffer.language import worded

MADE_FOR_IT = {"for this kind of need", "about the help you asked for"}
MAP = "https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}#map=17/{latitude}/{longitude}"
Card = dict[str, Any]
"""Keys: kind, heading, strength, strength_words, facts [{label, value}], links [{title, url}], source, checked, sample;
of a service or a gap also about [{name, service_id}] or [{name, support, gss_code}]: the record or gap itself;
of a fact, provision, support or claim also row: its key in our data."""


def opening(answer: Answer) -> list[str]:
    """What is said before the cards: the council, what we understood, the state of the council's data."""
    if answer.claims:
        return [wording.verdict(answer.outcome)]
    if answer.area is None:
        return [] if answer.outcome is Outcome.FACTS else [_question(answer)]
    if answer.outcome is Outcome.FACTS:
        return [wording.facts_for(answer.area)]
    said = [wording.SAMPLE] if answer.area.is_sample else []
    said.append(wording.how_area_was_found(answer.area))
    if understood := _understood(answer):
        said.append(understood)
    said.append(wording.data_state(answer.area))
    if answer.outcome is Outcome.NOTHING_FOUND:
        said.append(wording.QUESTION[Outcome.NOTHING_FOUND])
    return said


def _question(answer: Answer) -> str:
    if answer.outcome is Outcome.NEED_CHOICE:
        names = [name for _, name, _ in answer.candidates]
        return wording.choose_council(names, area=answer.part)
    return wording.place_problem(answer.outcome, answer.nation, answer.special)


def _understood(answer: Answer) -> str:
    asked = answer.asked
    about = [*asked.supports, *asked.needs]
    parts = [", ".join(worded(each) for each in about)] if about else []
    if asked.age_years is not None:
        parts.append(wording.age(asked.age_years))
    elif asked.phases:
        parts.append(worded(" or ").join(worded(wording.phase(each)) for each in asked.phases))
    words = worded("I looked for: {what}.", what="; ".join(parts)) if parts else ""
    if asked.unread:
        words = (
            worded(
                "I did not recognise what the worry is, so this is help for any child with special needs. "
                "Try other words to narrow it."
            )
            + f" {words}"
        ).strip()
    return words


def cards(answer: Answer) -> list[Card]:
    """Every card, most useful first.

    What somebody was told comes before all. A question about a topic gets its facts first.
    Otherwise: the help asked for by name, local services, two things
    made for this very need, other help to look for, gaps, then all else that is ordinarily provided, law first.
    """
    today = answer.today
    facts = [fact_card(each, today) for each in answer.facts]
    named = [support_card(each, today) for each in answer.supports if "you asked about it" in each.reasons]
    others = [support_card(each, today) for each in answer.supports if "you asked about it" not in each.reasons]
    services = [service_card(each, answer) for each in answer.services]
    fitting = [each for each in answer.provision if not _is_general(each)]
    first = [each for each in fitting if MADE_FOR_IT & set(each.reasons)][:2] or fitting[:2]
    own = [provision_card(each, today) for each in (*first, *(each for each in fitting if each not in first))]
    general = [provision_card(each, today) for each in answer.provision if _is_general(each)]
    return [
        *(claim_card(each, today) for each in answer.claims),
        *facts[:3],
        *named,
        *services[:2],
        *own[:2],
        *others[:2],
        *(gap_card(answer) if answer.gaps else ()),
        *facts[3:],
        *own[2:],
        *services[2:],
        *others[2:],
        *general,
        *(fact_card(each, today) for each in answer.figures),
        *(contact_card(each, today) for each in answer.contacts),
    ]


def _is_general(item: ProvisionItem) -> bool:
    return "holds for every child with SEND" in item.reasons


def provision_card(item: ProvisionItem, today: date | None) -> Card:
    """What is ordinarily provided, who must or should do it, and which budget pays."""
    return _card(
        "provision",
        item.what,
        item.provenance,
        [("Who is responsible", item.responsible), ("Who pays", item.budget)],
        today,
    ) | {"row": item.key}


def support_card(item: SupportItem, today: date | None) -> Card:
    """A kind of help: what it is, who is responsible, how to get it."""
    rows = [
        ("What it is", item.what),
        ("How to get it", item.how_to_get),
        ("Who is responsible", item.responsible),
        ("Who pays", item.budget),
        ("Ages", item.ages),
    ]
    return _card("support", item.name, item.provenance, rows, today) | {"row": item.code}


def service_card(item: ServiceItem, answer: Answer) -> Card:
    """A local service a family could ring tomorrow."""
    about = answer.area is None or answer.area.basis != "exact"
    far = wording.miles(item.distance_miles, about=about) if item.distance_miles is not None else None
    rows = [
        ("Notice", item.alert),
        ("Why it is here", _sentence("; ".join(worded(each) for each in item.reasons))),
        ("What it is", styling.shortened(item.description)),
        ("Run by", item.organisation),
        ("Ages", item.ages),
        ("Cost", item.cost),
        ("Where", ", ".join(each for each in (item.town, far) if each) or None),
        ("How to get it", item.how_to_get),
        ("Phone", item.phone),
        ("E-mail", item.email),
    ]
    name = answer.area.name if answer.area else "the council"
    return {
        "kind": "service",
        "heading": worded("{name} (sample)", name=item.name) if item.is_sample else item.name,
        "strength": None,
        "strength_words": None,
        "facts": _facts(rows),
        "links": [*_website(item), *_map(item)],
        "source": worded("{name}'s own list of services", name=name),
        "checked": wording.last_checked(item.last_checked, stale=item.is_stale),
        "sample": item.is_sample,
        "about": [{"name": item.name, "service_id": item.service_id}],
    }


def _website(item: ServiceItem) -> list[dict[str, str]]:
    return [{"title": worded("Website of {name}", name=item.name), "url": item.url}] if item.url else []


def _map(item: ServiceItem) -> list[dict[str, str]]:
    """Where it is, for whoever follows the link; what is made up lies nowhere."""
    if item.point is None or item.is_sample:
        return []
    latitude, longitude = (f"{degrees:.5f}" for degrees in item.point)
    return [
        {
            "title": worded("Map of where {name} is", name=item.name),
            "url": MAP.format(latitude=latitude, longitude=longitude),
        }
    ]


def fact_card(item: FactItem, today: date | None) -> Card:
    """One fact of law, process or money."""
    card = _card("fact", item.title, item.provenance, [("", item.text)], today) | {"row": item.key}
    if item.provenance.law_status == "not_law" and item.provenance.strength == "common":
        card |= {"strength": None, "strength_words": sureness.GOOD_TO_KNOW}
    return card


def gap_card(answer: Answer) -> Iterator[Card]:
    """What a council's whole list, once read, was found not to hold."""
    if answer.area is None or answer.area.data_state is not DataState.READ:
        return
    advice = answer.area.sendiass_name or worded("SENDIASS in {name}", name=answer.area.name)
    yield {
        "kind": "gap",
        "heading": worded("Not found in {name}'s list", name=answer.area.name),
        "strength": None,
        "strength_words": None,
        "facts": [
            *({"label": "", "value": wording.gap(each, answer.area)} for each in answer.gaps),
            {"label": "Free advice", "value": wording.sendiass(answer.area)},
        ],
        "links": [{"title": worded("Website of {name}", name=advice), "url": answer.area.sendiass_url}]
        if answer.area.sendiass_url
        else [],
        "source": worded("{name}'s own list", name=answer.area.name),
        "checked": worded("Read on {day}", day=wording.day(answer.area.read_on)) if answer.area.read_on else None,
        "sample": answer.area.is_sample,
        "about": [
            {
                "name": each.name,
                "support": each.support,
                "gss_code": answer.area.gss_code,
                "title": worded("Tell the council that this was not found: {name}", name=each.name),
            }
            for each in answer.gaps
        ],
    }


def claim_card(item: ClaimItem, today: date | None) -> Card:
    """What a family was told: whether it is so, the rule, and words to say back."""
    rows: list[tuple[str, str | None]] = [
        ("Is it true?", wording.VERDICTS[item.verdict]),
        ("The rule", item.rule),
        ("What you could say", f"“{worded(item.say_back)}”"),
    ]
    card = _card("claim", f"“{worded(item.claim)}”", item.provenance, rows, today)
    return card | {"strength_words": sureness.said_by(item.provenance), "row": item.key}


def contact_card(item: Contact, today: date | None) -> Card:
    """A helpline or directory."""
    rows = [
        ("", item.what_for),
        ("Phone", item.phone),
        ("Text", item.text),
        ("Text relay", item.relay),
        ("Sign language (BSL)", item.bsl),
        ("E-mail", item.email),
        ("Open now?", item.open_now),
        ("Opening hours", item.hours),
    ]
    return {
        "kind": "helpline",
        "heading": item.name,
        "strength": None,
        "strength_words": None,
        "facts": _facts(rows),
        "links": [{"title": worded("Website of {name}", name=item.name), "url": item.url}] if item.url else [],
        "source": None,
        "checked": wording.checked(item.verified_on, item.confidence, None, today),
        "sample": False,
        "row": item.key,
    }


def as_text(card: Card) -> str:
    """A card for the terminal and for copying."""
    lines = [str(card["heading"])]
    if card["strength_words"]:
        lines.append(worded("  How sure: {words}", words=card["strength_words"]))
    lines += [f"  {row['label']}: {row['value']}" if row["label"] else f"  {row['value']}" for row in card["facts"]]
    lines += [f"  {link['title']}: {link['url']}" for link in card["links"]]
    if card["source"]:
        lines.append(worded("  Source: {source}", source=card["source"]))
    if card["checked"]:
        lines.append(f"  {card['checked']}")
    return "\n".join(lines)


def services_in(shown: Iterable[Card]) -> list[str]:
    """Ids of the services that these cards are about."""
    return [each["service_id"] for card in shown for each in card.get("about", ()) if "service_id" in each]


def _card(kind: str, heading: str, origin: Provenance, rows: list[tuple[str, str | None]], today: date | None) -> Card:
    return {
        "kind": kind,
        "heading": worded("{name} (sample)", name=heading) if origin.is_sample else heading,
        "strength": origin.strength,
        "strength_words": sureness.strength(origin),
        "facts": _facts(
            [
                *rows,
                ("Please note", sureness.law_status(origin)),
                ("Based on", None if origin.basis in origin.source else origin.basis),
            ]
        ),
        "links": [
            {
                "title": worded("Open the source: {name}", name=origin.source.partition(",")[0]),
                "url": origin.source_url,
            }
        ]
        if origin.source_url
        else [],
        "source": origin.source,
        "checked": wording.checked(origin.verified_on, origin.confidence, origin.review_by, today),
        "sample": origin.is_sample,
    }


def _links(title: str, url: str | None) -> list[dict[str, str]]:
    return [{"title": title, "url": url}] if url else []


def _facts(rows: list[tuple[str, str | None]]) -> list[dict[str, str]]:
    return [{"label": label, "value": value} for label, value in rows if value]


def _sentence(words: str) -> str:
    """Words with a capital letter in front; nothing else is changed ("ADHD")."""
    return words[:1].upper() + words[1:]
