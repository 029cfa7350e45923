"""For which ages a service is, as its source says it: numbers, words, bands, or fillers that say nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping

from localoffer.publishing.clean import as_number
from localoffer.publishing.draft import Findings
from localoffer.publishing.fields import Fields

Ages = tuple[float | None, float | None]
"""Youngest and oldest, in years, both inclusive; None is not stated."""

_NO_LIMIT = 99
"""From here up an oldest age is a filler for "no limit"."""
_OLDEST = 130
_LONGEST = 200
"""Characters that are read for ages; what is longer is a description."""
_AGE = r"(\d{1,3}(?:\.\d+)?)\s*(years?|yrs?|y/?o|months?|mths?|mos?|weeks?|wks?)?(?:\s+olds?)?"
_DASH = "-|\u2013|\u2014"
_RANGE = re.compile(rf"{_AGE}\s*(?:{_DASH}|to|until|and|up\s+to)\s*{_AGE}(?![\d:])", re.IGNORECASE)
_FROM = re.compile(rf"{_AGE}\s*(?:\+|plus\b|(?:and|or)\s+(?:over|above|up|older)|upwards)", re.IGNORECASE)
_OVER = re.compile(rf"\b(?:from|over|aged?\s+over|at\s+least|minimum(?:\s+age)?:?)\s+(?:age\s+)?{_AGE}", re.IGNORECASE)
_UP_TO = re.compile(rf"\b(?:birth|0|newborn)\s*(?:{_DASH}|to|up\s+to)\s*{_AGE}", re.IGNORECASE)
_UNDER = re.compile(rf"\bunder\s+(?:the\s+age\s+of\s+)?{_AGE}", re.IGNORECASE)
_AT_MOST = re.compile(rf"\b(?:up\s+to|until|maximum(?:\s+age)?:?)\s+(?:age\s+)?{_AGE}", re.IGNORECASE)
_ONLY = re.compile(rf"(?:ages?d?\s*)?{_AGE}", re.IGNORECASE)
_BANDS: Mapping[str, Ages] = {
    "age_band_under_2": (0, 1),
    "age_band_2": (2, 2),
    "age_band_3_4": (3, 4),
    "age_band_5_7": (5, 7),
    "age_band_8_plus": (8, None),
}


def ages(source: Fields) -> Ages:
    """The ages a service says it is for.

    Args:
        source: The service. Read are minimum and maximum age (numbers or prose), an age range in words, ORUK 1.0
            eligibilities, and Outpost's age bands; the first that says something counts.
    """
    low, high = _bounds(source)
    worded = source.get("ages")
    if low is None and high is None and isinstance(worded, str):
        low, high = _in_words(worded, "ages", source.findings)
    for eligibility in source.children("eligibilitys"):
        if low is None and high is None:
            low, high = _bounds(eligibility)
    if low is None and high is None:
        low, high = _from_bands(source)
    return _settled(low, high, source.findings)


def read_ages(words: str) -> Ages | None:
    """The ages that words such as "6 years - 14 years", "18 months to 4", "under 5s" or "11+" give; None for none."""
    words = words[:_LONGEST]
    if match := _UNDER.search(words):
        bound = _years(match, 1)
        return (None, bound - 1 if bound >= 1 else None)
    if match := _UP_TO.search(words):
        return (0, _years(match, 1))
    if match := _RANGE.search(words):
        unit = match[2] or match[4]
        return (_years(match, 1, unit), _years(match, 3, match[4]))
    if match := _FROM.search(words) or _OVER.search(words):
        return (_years(match, 1), None)
    if match := _AT_MOST.search(words):
        return (None, _years(match, 1))
    return None


def _bounds(source: Fields) -> Ages:
    findings = source.findings
    low, low_high = _bound(source, "minimum_age", findings)
    high_low, high = _bound(source, "maximum_age", findings)
    return (low if low is not None else high_low, high if high is not None else low_high)


def _bound(source: Fields, name: str, findings: Findings) -> Ages:
    """What one field says; prose in it may give both ends."""
    value = source.get(name)
    is_low = name == "minimum_age"
    if value is None:
        return (None, None)
    age = as_number(value)
    if age is None and isinstance(value, str):
        low, high = _in_words(value, source.label(name), findings)
        if low is None and high is None and (match := _ONLY.fullmatch(value.strip()[:_LONGEST])):
            age = _years(match, 1)
        else:
            return (low, high)
    elif age is None:
        findings.noted(source.label(name), value, "Not an age; read as not stated.")
        return (None, None)
    if age is None or not 0 <= age <= _OLDEST:
        findings.mended(source.label(name), value, "Not an age; read as not stated.")
        return (None, None)
    return (age, None) if is_low else (None, age)


def _in_words(words: str, name: str, findings: Findings) -> Ages:
    found = read_ages(words)
    if found is not None:
        findings.mended(name, words, f"Read as {_shown(*found)}.")
        return found
    if not _ONLY.fullmatch(words.strip()):
        findings.noted(name, words, "No ages could be read from these words; kept as not stated.")
    return (None, None)


def _from_bands(source: Fields) -> Ages:
    ticked = [bounds for name, bounds in _BANDS.items() if source.get(name) is True]
    source.get("age_band_all")  # every band ticked at once is what systems write for "nobody said"
    if not ticked or len(ticked) == len(_BANDS):
        return (None, None)
    highs = [high for _, high in ticked]
    return (min(low for low, _ in ticked if low is not None), None if None in highs else max(h for h in highs if h))


def _settled(low: float | None, high: float | None, findings: Findings) -> Ages:
    if high == 0 and low:
        findings.mended("maximum_age", "0", "A filler; kept as not stated.")
        high = None
    if low is not None and high is not None and low > high:
        done = f"The wrong way round; read as {high:g} to {low:g}. Please check."
        findings.mended("ages", f"{low:g} to {high:g}", done)
        low, high = high, low
    if high is not None and high >= _NO_LIMIT:
        if low in {None, 0}:
            findings.mended("ages", _shown(low, high), "A filler for everyone; kept as not stated.")
            return (None, None)
        findings.mended("maximum_age", f"{high:g}", "A filler for no upper age; kept as not stated.")
        high = None
    if low == 0 and high == 0:
        findings.mended("ages", "0 to 0", "A filler; kept as not stated.")
        return (None, None)
    return (low, high)


def _years(match: re.Match[str], group: int, unit: str | None = None) -> float:
    word = (match[group + 1] or unit or "").casefold()
    amount = float(match[group])
    if word.startswith("m"):
        return round(amount / 12, 2)
    return round(amount / 52, 2) if word.startswith("w") else amount


def _shown(low: float | None, high: float | None) -> str:
    if low is None:
        return f"up to {high:g}" if high is not None else "not stated"
    return f"{low:g} to {high:g}" if high is not None else f"{low:g} and over"
