"""The days that follow as a calendar file (iCalendar, RFC 5545). Pure."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from localoffer.answers import wording
from localoffer.answers.deadlines import Due, Timeline, source

_PRODUCT = "-//Local Offer Navigator//time limits//EN"


def calendar_file(found: Timeline) -> bytes:
    """Every day of a timeline as a whole-day entry; a day that is not sure stands on the first day it may be."""
    made = Calendar()
    made.add("prodid", _PRODUCT)
    made.add("version", "2.0")
    for each in found.dues:
        if each.on is not None:
            made.add_component(_entry(each, each.on, found))
    return bytes(made.to_ical())


def _entry(due: Due, on: date, found: Timeline) -> Event:
    is_sure = on == due.latest and not due.is_about
    told = [f"{due.when}.", found.counted_from, due.strength, *due.notes(), source(due, found.today)]
    entry = Event()
    entry.add("uid", f"{due.limit.key}-{on:%Y%m%d}@local-offer-navigator")
    entry.add("dtstamp", datetime.combine(found.today, time(), UTC))
    entry.add("dtstart", on)
    entry.add("dtend", on + timedelta(days=1))
    entry.add("summary", due.limit.what if is_sure else f"About: {due.limit.what}")
    entry.add("description", "\n".join([*told, wording.DISCLAIMER]))
    entry.add("transp", "TRANSPARENT")
    return entry
