"""Single values of a feed made fit to store: words, numbers, dates, times, status.

Each function takes what was published and gives what will be stored, or None for "not stated", and tells `Findings`
what it mended and what it could not use. Silence stays silence: nothing is filled in.
"""

from __future__ import annotations

import calendar
import math
import re
from datetime import UTC, date, datetime

from localoffer.publishing.fields import Fields, is_blank
from localoffer.publishing.own_fields import SOURCE_ID
from localoffer.publishing.text import one_line, plain_text

_STATUSES = {
    "active": "active",
    "published": "active",
    "live": "active",
    "open": "active",
    "current": "active",
    "enabled": "active",
    "approved": "active",
    "inactive": "inactive",
    "archived": "inactive",
    "draft": "inactive",
    "hidden": "inactive",
    "unpublished": "inactive",
    "disabled": "inactive",
    "pending": "inactive",
    "deleted": "defunct",
    "defunct": "defunct",
    "closed": "defunct",
    "permanently closed": "defunct",
    "temporarily closed": "temporarily closed",
    "suspended": "temporarily closed",
    "paused": "temporarily closed",
}
_MONTHS = {calendar.month_abbr[number].casefold(): number for number in range(1, 13)}
_UK_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")
_WORDED_DATE = re.compile(r"(?:[a-z]+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3})[a-z]*\.?,?\s+(\d{4})", re.IGNORECASE)
_TIME = re.compile(
    r"(\d{1,2})(?:[:.](\d{2}))?(?:[:.]\d{2}(?:\.\d+)?)?\s*(am|pm|a\.m\.|p\.m\.)?\s*(z|[+-]\d{2}:?\d{2})?", re.IGNORECASE
)
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?")


def text(source: Fields, name: str) -> str | None:
    """A description or note: plain text with its paragraphs; lists of texts are joined."""
    value = _words(source, name)
    if value is None:
        return None
    plain = plain_text(value)
    for mend in plain.mends:
        source.findings.mended(source.label(name), value, f"{mend[0].upper()}{mend[1:]}.")
    return None if is_blank(plain.text) else plain.text


def line(source: Fields, *names: str) -> str | None:
    """A name, title or part of an address: plain text on one line."""
    value = _words(source, *names)
    if value is None:
        return None
    plain = one_line(value)
    if "<" in value and plain != " ".join(value.split()):
        source.findings.mended(source.label(names[0]), value, "HTML turned into plain text.")
    return None if is_blank(plain) else plain


def identifier(source: Fields, *names: str) -> str | None:
    """The source's own id as text, whatever type it came in."""
    value = source.get(*(names or ((SOURCE_ID,) if source.has(SOURCE_ID) else ("id",))))
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    found = one_line(str(value))[:200].strip()
    return None if is_blank(found) else found


def number(source: Fields, name: str) -> float | None:
    """A number, also when it is written as text; None when it is none."""
    value = source.get(name)
    found = as_number(value)
    if value is not None and found is None:
        source.findings.noted(source.label(name), value, "Not a number; read as not stated.")
    return found


def as_number(value: object) -> float | None:
    """A finite number from a number or a text that is only a number."""
    if isinstance(value, str) and _NUMBER.fullmatch(value.strip()):
        value = float(value)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    try:
        found = float(value)
    except OverflowError:
        return None
    return found if math.isfinite(found) else None


def day(source: Fields, name: str, *, latest: date | None = None) -> date | None:
    """A date, written the ISO way, the UK way (day first) or in words.

    Args:
        source: Where the field is.
        name: The field.
        latest: A day it cannot lie after, such as today for "last checked"; None for no limit.
    """
    value = source.get(name)
    if value is None:
        return None
    found, mended = _read_day(str(value).strip()) if isinstance(value, str) else (None, False)
    label = source.label(name)
    if found is None:
        source.findings.noted(label, value, "Not a date; read as not stated. Write it as 2026-09-14.")
    elif latest is not None and found > latest:
        source.findings.noted(label, value, "A day that has not come yet; read as not stated.")
        return None
    elif mended:
        source.findings.mended(label, value, f"Read as {found.isoformat()}.")
    return found


def moment(source: Fields, name: str) -> datetime | None:
    """A moment in UTC, without its offset; read as UTC where the feed gives no offset."""
    value = source.get(name)
    if value is None:
        return None
    try:
        found = datetime.fromisoformat(_iso(str(value)))
        if found.tzinfo is None:
            source.findings.mended(source.label(name), value, "No time zone given; read as UTC.")
            return found
        return found.astimezone(UTC).replace(tzinfo=None)
    except (ValueError, OverflowError):
        source.findings.noted(source.label(name), value, "Not a date and time; read as not stated.")
        return None


def clock(source: Fields, name: str) -> str | None:
    """A time of day as HH:MM on a UK clock; an offset is dropped, for it is wrong half the year on a weekly rule."""
    value = source.get(name)
    if value is None:
        return None
    label = source.label(name)
    match = _TIME.fullmatch(str(value).strip()) if isinstance(value, (str, int)) else None
    hour, minute = _hour(match) if match else (99, 0)
    if match is None or hour > 23 or minute > 59:
        source.findings.noted(label, value, "Not a time of day; read as not stated. Write it as 09:30.")
        return None
    found = f"{hour:02}:{minute:02}"
    if match[4] or match[3]:
        source.findings.mended(label, value, f"Read as {found}, UK time.")
    return found


def status(source: Fields) -> str:
    """One of the four Open Referral statuses.

    A service without a status is listed, so it is read as active; the day it was last checked says more than this.
    """
    value = source.get("status")
    if value is None:
        return "active"
    word = re.sub(r"[\s_-]+", " ", str(value)).strip().casefold()
    known = _STATUSES.get(word)
    if known is None:
        source.findings.noted("status", value, "Not a status we know; kept as active. Please check.")
        return "active"
    if known != word:
        source.findings.mended("status", value, f"Read as {known}.")
    return known


def _words(source: Fields, *names: str) -> str | None:
    value = source.get(*names)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ", ".join(value)
    if isinstance(value, (dict, list, bool)):
        source.findings.noted(source.label(names[0]), type(value).__name__, "Not a text; read as not stated.")
        return None
    return None if value is None else str(value)


def _read_day(value: str) -> tuple[date | None, bool]:
    try:
        return date.fromisoformat(value), False
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(_iso(value)).date(), False
    except ValueError:
        pass
    if match := _UK_DATE.match(value):
        return _safe_day(match[3], match[2], match[1]), True
    if (match := _WORDED_DATE.match(value)) and match[2].casefold() in _MONTHS:
        return _safe_day(match[3], _MONTHS[match[2].casefold()], match[1]), True
    return None, False


def _safe_day(year: str, month: str | int, day_of_month: str) -> date | None:
    try:
        return date(int(year), int(month), int(day_of_month))
    except ValueError:
        return None


def _iso(value: str) -> str:
    """Python before 3.11 knows no Z and only whole fractions; feeds write both."""
    value = re.sub(r"[zZ]$", "+00:00", value.strip())
    return re.sub(r"\.(\d+)", lambda match: "." + match[1][:6].ljust(6, "0"), value)


def _hour(match: re.Match[str]) -> tuple[int, int]:
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").replace(".", "").casefold()
    if half and not 1 <= hour <= 12:
        return 99, 0
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif match[2] is None:
        return 99, 0
    return hour, minute
