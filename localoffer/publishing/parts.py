"""The smaller parts of a service: what it costs and when it is open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from localoffer.publishing import clean
from localoffer.publishing.draft import CostDraft, ScheduleDraft
from localoffer.publishing.fields import Fields
from localoffer.publishing.location import places_of
from localoffer.publishing.own_fields import LOCATION_SOURCE_ID

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*", re.IGNORECASE)
_DAY_RANGE = re.compile(rf"{_DAY.pattern}\s*(?:-|\u2013|to)\s*{_DAY.pattern}", re.IGNORECASE)
_BYDAY = re.compile(r"(?:[+-]?[1-5])?(?:MO|TU|WE|TH|FR|SA|SU)")
_POUNDS = re.compile(r"£\s*(\d{1,5}(?:\.\d{1,2})?)")
_FREE = re.compile(r"\b(?:free(?:\s+of\s+charge)?|no\s+(?:charge|cost|fee))\b", re.IGNORECASE)


def costs(service: Fields) -> tuple[CostDraft, ...]:
    """What a service costs; nothing stated gives nothing, which is never "free"."""
    found = [cost for each in service.children("cost_options") if (cost := _cost(each))]
    for name in ("fees_description", "fees"):
        words = clean.text(service, name)
        if words:
            found.append(CostDraft(amount_pounds=_amount_in_words(words), description=words))
    free = service.get("free")
    if free is True and not any(cost.amount_pounds == 0 for cost in found):
        found.append(CostDraft(amount_pounds=0.0, description="Free"))
    elif free is False and not found:
        found.append(CostDraft(description="Not free; ask for the price."))
    return tuple(dict.fromkeys(found))


def schedules(service: Fields) -> tuple[ScheduleDraft, ...]:
    """When a service is open: its own hours and those given at its places."""
    holders = (service, *service.children("service_at_locations"), *places_of(service))
    places = _places_by_link(service)
    found = [
        rule
        for holder in holders
        for each in holder.children("schedules")
        if (rule := _schedule(each, _place_of(holder, each, places)))
    ]
    return tuple(dict.fromkeys(found))


def _places_by_link(service: Fields) -> dict[str, str | None]:
    """The source's id of the place that each link between service and place leads to."""
    links = ((clean.identifier(link), link) for link in service.children("service_at_locations"))
    return {link_id: _place_at(link) for link_id, link in links if link_id}


def _place_at(link: Fields) -> str | None:
    place = link.child("location")
    return clean.identifier(place) if place else clean.identifier(link, "location_id")


def _place_of(holder: Fields, rule: Fields, places: Mapping[str, str | None]) -> str | None:
    """The place that opening hours are about: told by our own export, by their link, or by where they stand."""
    if rule.has(LOCATION_SOURCE_ID):
        return clean.identifier(rule, LOCATION_SOURCE_ID)
    link_id = clean.identifier(rule, "service_at_location_id")
    if link_id is not None and link_id in places:
        return places[link_id]
    if holder.where == "":
        return None
    return _place_at(holder) if holder.where == "service_at_locations" else clean.identifier(holder)


def _cost(source: Fields) -> CostDraft | None:
    option, words = clean.line(source, "option"), clean.text(source, "amount_description")
    amount = _amount(source)
    if amount == 0 and words and any(float(each) for each in _POUNDS.findall(words)):
        source.findings.noted(source.label("amount"), f"0 and {words}", "They do not agree; the words are kept.")
        amount = None
    if option is None and words is None and amount is None:
        return None
    return CostDraft(
        option, amount, words, clean.identifier(source), clean.day(source, "valid_from"), clean.day(source, "valid_to")
    )


def _amount(source: Fields) -> float | None:
    value = source.get("amount")
    label = source.label("amount")
    amount = clean.as_number(value)
    if amount is None and isinstance(value, str):
        amount = _amount_in_words(value)
        if amount is not None:
            source.findings.mended(label, value, f"Read as £{amount:g}.")
    if value is not None and (amount is None or not 0 <= amount < 1_000_000):
        source.findings.noted(label, value, "Not a price; read as not stated.")
        return None
    return amount


def _amount_in_words(words: str) -> float | None:
    """The one price in a text, 0 for "free"; None when there are several prices or none."""
    prices = {float(each) for each in _POUNDS.findall(words)}
    if len(prices) == 1 and not _FREE.search(words):
        return prices.pop()
    return 0.0 if not prices and re.fullmatch(rf"{_FREE.pattern}[.!]?", words.strip(), re.IGNORECASE) else None


def _schedule(source: Fields, place: str | None) -> ScheduleDraft | None:
    freq, byday = _frequency(source)
    bymonthday = clean.line(source, "bymonthday")
    interval = clean.as_number(source.get("interval"))
    notes = (clean.line(source, "description"), clean.line(source, "notes"))
    rule = ScheduleDraft(
        freq=freq,
        interval=int(interval) if interval and 1 <= interval <= 99 else None,
        byday=byday,
        bymonthday=bymonthday if bymonthday and re.fullmatch(r"-?\d{1,2}(?:,-?\d{1,2}){0,14}", bymonthday) else None,
        opens_at=clean.clock(source, "opens_at"),
        closes_at=clean.clock(source, "closes_at"),
        valid_from=clean.day(source, "valid_from"),
        valid_to=clean.day(source, "valid_to"),
        dtstart=clean.day(source, "dtstart"),
        description=". ".join(filter(None, dict.fromkeys(notes))) or None,
        source_id=clean.identifier(source),
        location_source_id=place,
    )
    says_something = rule.byday or rule.bymonthday or rule.opens_at or rule.description or rule.valid_from
    return rule if says_something else None


def _frequency(source: Fields) -> tuple[str | None, str | None]:
    stated = source.get("freq")
    word = stated.strip().upper() if isinstance(stated, str) else ""
    byday = _byday(source)
    if word == "DAILY":
        source.findings.mended(source.label("freq"), stated, "Read as every day of the week.")
        return "WEEKLY", byday or ",".join(_DAYS)
    if word in {"WEEKLY", "MONTHLY"}:
        return word, byday
    if stated is not None:
        source.findings.noted(source.label("freq"), stated, "Neither WEEKLY nor MONTHLY; read from its days.")
    if byday is None:
        return None, None
    return ("MONTHLY" if re.search(r"\d", byday) else "WEEKLY"), byday


def _byday(source: Fields) -> str | None:
    """Days as RFC 5545 writes them, from codes, weekday names, a range of names, or numbers from 1 for Monday."""
    given = [day for item in source.items("byday") for day in _days(item)]
    days = ",".join(dict.fromkeys(given))
    if not days and source.items("byday"):
        source.findings.noted(source.label("byday"), source.get("byday"), "Not days of the week; read as not stated.")
    return days[:60].rpartition(",")[0] if len(days) > 60 else days or None


def _days(item: object) -> Iterator[str]:
    if isinstance(item, int) and not isinstance(item, bool) and 1 <= item <= 7:
        yield _DAYS[item - 1]
    if not isinstance(item, str):
        return
    item = item[:200]
    codes = item.upper().replace(" ", "").split(",")
    if all(_BYDAY.fullmatch(code) for code in codes):
        yield from codes
        return
    if match := _DAY_RANGE.search(item):
        first, last = (_DAYS.index(match[group][:2].upper()) for group in (1, 2))
        yield from _DAYS[first : last + 1] if first <= last else (*_DAYS[first:], *_DAYS[: last + 1])
        return
    yield from (match[1][:2].upper() for match in _DAY.finditer(item))
