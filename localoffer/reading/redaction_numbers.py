"""Numbers and addresses that point to one person: telephone, e-mail, NHS, National Insurance, card, birth date, street.

Money, ages, school years, hours, weeks, plan sections and deadlines are left as they are: an answer needs them.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from localoffer.reading.postcode import read_postcodes

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_NUMERIC_DATE = r"(?:0?[1-9]|[12]\d|3[01])\s?[/.\-]\s?(?:0?[1-9]|1[0-2])\s?[/.\-]\s?(?:(?:19|20)?\d\d)"
_ISO_DATE = rf"{_YEAR}[/.\-](?:0?[1-9]|1[0-2])[/.\-](?:0?[1-9]|[12]\d|3[01])"
_NAMED_DATE = rf"{_DAY}(?:\sof)?[\s,]{{1,3}}{_MONTH}(?:[\s,]{{1,3}}{_YEAR}|[\s,]{{1,3}}'?\d\d)?"
_NAMED_DATE_US = rf"{_MONTH}\s{_DAY}(?:[\s,]{{1,3}}{_YEAR})?"

_EMAIL = re.compile(
    r"(?<![\w.+%-])[\w.+%'-]{1,64}\s?@\s?[\w-]{1,63}(?:\s?\.\s?[a-z]{2,24}){1,4}(?![\w])", re.IGNORECASE
)
_EMAIL_ALOUD = re.compile(
    r"(?<![\w.+%-])(?:\w{1,30}\s(?:dot|\.)\s){0,3}[\w.+%-]{1,64}\s\(?at\)?\s(?:gmail|googlemail|hotmail|outlook"
    r"|yahoo|icloud|live|btinternet|sky|aol|me)"
    r"(?:\s?(?:\.|dot)\s?(?:com|co|uk|net|org)){1,3}(?!\w)",
    re.IGNORECASE,
)
_BORN = re.compile(
    r"(?P<cue>\b(?:born|d\.?o\.?b\.?|date\sof\sbirth|birth\s?date|birthday|b'?day)\b(?:\s?(?:on|is|was|:|-|=|the"
    r"|it's)){0,3}\s{0,2})"
    rf"(?P<date>{_NUMERIC_DATE}|{_ISO_DATE}|{_NAMED_DATE}|{_NAMED_DATE_US}|\d{{6}}(?!\d)|\d{{8}}(?!\d)"
    rf"|\d\d?[/.\-]\d\d?(?!\d))",
    re.IGNORECASE,
)
_DATE = re.compile(
    rf"(?<![\w/.\-£$€])(?:{_NUMERIC_DATE}|{_ISO_DATE}"
    rf"|{_DAY}(?:\sof)?[\s,]{{1,3}}{_MONTH}[\s,]{{1,3}}{_YEAR})(?![\w/\-])",
    re.IGNORECASE,
)
_DEADLINE = re.compile(
    r"\b(?:asked?|asking|sent|applied|apply|request(?:ed)?|letters?|dated|meeting|tribunal|appeal(?:ed)?|hearing"
    r"|decision|"
    r"deadline|by|before|since|due|until|till|review|panel|issued|received|refused|submitted|wrote|emailed|assessment|"
    r"appointment|draft|final|plan|from|starts?|starting|ended|expires?|mediation|excluded|suspended|moved|moving)\b",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?P<cue>\b(?:nhs|hospital|passport|ni|national\sinsurance|upn|crn|card|account)\s?(?:no|num|number"
    r"|#)?\.?\s?(?:is|:|=|-)?\s{0,2})"
    r"(?P<number>[a-z]{0,2}\d(?:[\s-]?\d){5,18}[a-z]?)(?!\w)",
    re.IGNORECASE,
)
_CALL_ME = re.compile(
    r"(?P<cue>\b(?:(?:phone|tel|telephone|mobile|mob|contact|my)\s?(?:no|num|number)?|(?:call|ring|text|phone"
    r"|whatsapp)\sme\son|number)"
    r"\.?\s?(?:is|:|=|-|on)?\s{0,2})(?P<number>\(?\d(?:[\s().-]{0,2}\d){5,14})(?!\w)",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\w£$€])(?:\(?\+\s?\d{1,3}\)?(?:[\s().\-/]{0,2}\d){8,12}|\(?0\s?0\s?44(?:[\s().\-/]{0,3}\d){9,11}"
    r"|\(?[0oO](?=[\s().\-/]{0,2}[1-9])(?:[\s().\-/]{0,2}\d){9,10}|7\d{3}[\s-]?\d{3}[\s-]?\d{3})(?![\w:])"
)
_NI = re.compile(r"(?<!\w)[a-z]{2}\s?(?:\d\s?){6}[a-d](?!\w)", re.IGNORECASE)
_UPN = re.compile(r"(?<!\w)[a-z]\d{11}[\da-z](?!\w)", re.IGNORECASE)
_DIGITS = re.compile(r"(?<![\w£$€])\d(?:[\s-]?\d){7,22}(?!\w)")
_STREET_LOWER = r"road|rd|street|avenue|ave|lane|crescent|cres|terrace|gardens|gdns|grove|mews"
_STREET_CAPITAL = (
    "Close|Drive|Way|Court|Place|Square|Hill|Park|Walk|Row|Green|Rise|View|Vale|Parade|St|Dr|Ct|Cl|Pl|Sq|Croft"
    "|Meadow|Meadows"
)
_NOT_STREET = (
    r"(?!(?:minutes?|mins?|miles?|weeks?|hours?|days?|years?|yrs?|months?|by|of|down|to|in|from|along|up|an?|and"
    r"|per|cars?|children|"
    r"kids|metres?|yards?|at|on|off|near|is|was|or|for|with|special|way|lanes?|different|main|people|schools?"
    r"|who|that)\b)"
)
_ADDRESS = re.compile(
    rf"(?<!year )(?<!yr )(?<!age )(?<![\w£$€.])(?:(?:flat|apartment|unit"
    rf"|apt)\s?\d{{1,4}}[a-z]?,?\s)?\d{{1,4}}[a-z]?,?\s"
    rf"(?:{_NOT_STREET}[a-z][\w'.-]{{1,30}}\s){{1,4}}"
    rf"(?:{_STREET_LOWER})(?!\w)",
    re.IGNORECASE,
)
_ADDRESS_CAPITAL = re.compile(
    rf"(?<![Yy]ear )(?<!yr )(?<!age )(?<![\w£$€.])(?:(?:[Ff]lat|[Aa]partment"
    rf"|[Uu]nit)\s?\d{{1,4}}[a-z]?,?\s)?\d{{1,4}}[a-zA-Z]?,?\s(?:[A-Z][\w'.-]{{1,30}}\s){{1,3}}"
    rf"(?:{_STREET_CAPITAL})(?!\w)"
)
_NUMBER_THE = re.compile(
    r"(?<![\w£$€.])\d{1,4}[a-zA-Z]?,?\sThe\s(?:Close|Drive|Avenue|Lane|Crescent|Terrace|Green"
    r"|Square|Street|Mews|Grove)(?!\w)"
)

_POSTCODE_PASSES = 6
"""How many ways of writing one postcode are looked for in one text; `read_postcodes` names each postcode once."""


def hide_numbers(text: str, hide: Callable[[str], str]) -> str:
    """The text with every such number or address replaced.

    Args:
        text: Any text.
        hide: Told what was found ("[phone]", "[email]", "[number]", "[date]", "[address]", "[postcode]"), says what
            stands in its place; its answer must hold no letter, digit or bracket.
    """
    for pattern in (_EMAIL, _EMAIL_ALOUD):
        text = pattern.sub(lambda _: hide("[email]"), text)
    text = _BORN.sub(lambda m: m["cue"] + hide("[date]"), text)
    text = _DATE.sub(lambda m: m.group() if _is_deadline(m) else hide("[date]"), text)
    text = _LABELLED.sub(lambda m: m["cue"] + hide("[number]"), text)
    text = _NI.sub(lambda _: hide("[number]"), text)
    text = _UPN.sub(lambda _: hide("[number]"), text)
    text = _PHONE.sub(lambda _: hide("[phone]"), text)
    text = _DIGITS.sub(lambda m: _hide_digits(m.group(), hide), text)
    text = _CALL_ME.sub(lambda m: m["cue"] + hide("[phone]"), text)
    for pattern in (_ADDRESS, _ADDRESS_CAPITAL, _NUMBER_THE):
        text = pattern.sub(lambda _: hide("[address]"), text)
    return _hide_postcodes(text, hide)


def is_nhs_number(digits: str) -> bool:
    """Whether ten digits carry the NHS number's check digit.

    Source: NHS Data Dictionary, NHS NUMBER (modulus 11).
    """
    if len(digits) != 10:
        return False
    check = 11 - sum(int(d) * (10 - at) for at, d in enumerate(digits[:9])) % 11
    return check != 10 and check % 11 == int(digits[9])


def is_card_number(digits: str) -> bool:
    """Whether 13 to 19 digits pass the Luhn check of payment cards.

    Source: ISO/IEC 7812-1, annex B.
    """
    if not 13 <= len(digits) <= 19:
        return False
    doubled = (int(d) * (2 if at % 2 else 1) for at, d in enumerate(reversed(digits)))
    return sum(n - 9 if n > 9 else n for n in doubled) % 10 == 0


def _hide_digits(found: str, hide: Callable[[str], str]) -> str:
    """A run of digits hidden when it is a known kind of number, or one unbroken run too long to be anything else."""
    digits = "".join(str(int(c)) for c in found if c.isdecimal())
    if is_nhs_number(digits) or is_card_number(digits) or found.isdecimal() or len(digits) >= 12:
        return hide("[number]")
    return _hide_within(found, hide)


def _hide_within(found: str, hide: Callable[[str], str]) -> str:
    """An NHS number hidden inside a run of numbers: "he is 7 943 476 5919"."""
    groups = list(re.finditer(r"\d+", found))
    for first in range(len(groups)):
        digits = ""
        for last in range(first, min(first + 10, len(groups))):
            digits += groups[last].group()
            if is_nhs_number("".join(str(int(c)) for c in digits)):
                before, after = found[: groups[first].start()], found[groups[last].end() :]
                return before + hide("[number]") + _hide_within(after, hide)
    return found


def _is_deadline(date: re.Match[str]) -> bool:
    """Whether the words just before make it a step in a process, not a birthday."""
    before = date.string[max(0, date.start() - 40) : date.start()]
    return bool(_DEADLINE.search(before))


def _hide_postcodes(text: str, hide: Callable[[str], str]) -> str:
    for _ in range(_POSTCODE_PASSES):
        found = {text[r.start : r.end] for r in read_postcodes(text) if r.kind in {"full", "special"}}
        if not found:
            return text
        forms = "|".join(re.escape(form) for form in sorted(found, key=lambda form: (-len(form), form)))
        text = re.sub(rf"(?<!\w)(?:{forms})(?!\w)", lambda _: hide("[postcode]"), text)
    return text
