"""The days that follow as a calendar file (iCalendar, RFC 5545). Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from localoffer.answers import wording
from localoffer.answers.deadlines import Due, Timeline, source
from localoffer.language import worded

_PRODUCT = "-//Local Offer Navigator//time limits//EN"


def calendar_file(found: Timeline) -> bytes:
    """Every day of a timeline as a whole-day entry; a day that is not sure stands on the first day it may be."""
    return _file([_entry(each, each.on, found) for each in found.dues if each.on is not None])


def of_days(days: Sequence[tuple[date, str]], today: date) -> bytes:
    """The same for days and what each is, as an answer named them."""
    return _file([_whole_day(f"{on:%Y%m%d}-{number}", on, title, today) for number, (on, title) in enumerate(days)])


def _file(entries: Sequence[Event]) -> bytes:
    made = Calendar()
    made.add("prodid", _PRODUCT)
    made.add("version", "2.0")
    for each in entries:
        made.add_component(each)
    return bytes(made.to_ical())


def _entry(due: Due, on: date, found: Timeline) -> Event:
    is_sure = on == due.latest and not due.is_about
    told = [f"{due.when}.", found.counted_from, due.strength, *due.notes(), source(due, found.today)]
    summary = due.limit.what if is_sure else worded("About: {what}", what=due.limit.what)
    entry = _whole_day(f"{due.limit.key}-{on:%Y%m%d}", on, summary, found.today)
    entry.add("description", "\n".join(worded(each) for each in (*told, wording.DISCLAIMER)))
    return entry


def _whole_day(key: str, on: date, summary: str, today: date) -> Event:
    entry = Event()
    entry.add("uid", f"{key}@local-offer-navigator")
    entry.add("dtstamp", datetime.combine(today, time(), UTC))
    entry.add("dtstart", on)
    entry.add("dtend", on + timedelta(days=1))
    entry.add("summary", worded(summary))
    entry.add("transp", "TRANSPARENT")
    return entry
