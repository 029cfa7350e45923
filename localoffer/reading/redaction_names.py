"""People's names, where the words around them say that they are names.

A name is found by what stands before it ("my son", "my name is", "I'm", "called", "Mrs"), by its shape, and by not
being one of the words of `redaction_words`. Leaves hiding and putting back to `redaction`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from localoffer.reading.redaction_words import (
    BETWEEN,
    CHILD_WORDS,
    FIRST_NAMES,
    NOT_NAMES,
    PERSON_WORDS,
    PLACES,
    TWO_FACED,
)

_WORD = r"[^\W\d_]+(?:['-][^\W\d_]+){0,3}"
_NEXT = re.compile(rf"[ \t]{{1,3}}({_WORD})")
_AND = re.compile(rf"\s{{0,2}}(?:,|&|\+|\band\b|,\s?and\b)\s{{0,2}}({_WORD})", re.IGNORECASE)
_POSSESSIVE = re.compile(r"'s$", re.IGNORECASE)
_LONGEST_NAME = 30

_IS = r"(?:'s|s|\sis|\sare|\swas|\swill\sbe)"
_CUES: tuple[tuple[str, str, str], ...] = (
    # kind of person, how strong the cue is, what stands before the name
    (
        "child",
        "strong",
        (
            rf"\b(?:his|her|their|the\schild|my\s(?:{CHILD_WORDS})|(?:{CHILD_WORDS})(?:'s"
            rf"|s)?)\s?(?:first\s|full\s)?names?{_IS}\s"
        ),
    ),
    (
        "person",
        "strong",
        (
            rf"\b(?:my\s(?:first\s|full\s|own\s)?names?{_IS}?|my\sname|name\sis|(?:i\sam|i'm"
            rf"|im)\scalled|(?:{PERSON_WORDS})(?:'s|s)?\sname{_IS})\s"
        ),
    ),
    ("child", "strong", rf"\b(?:{CHILD_WORDS})(?:\s(?:who\s)?(?:is|are|was)|'s|,)?\s(?:called|named|nicknamed)\s"),
    ("child", "strong", r"\b(?:he|she)(?:'s|s|\sis|\swas)\s(?:called|named)\s"),
    ("person", "strong", rf"\b(?:{PERSON_WORDS})(?:\s(?:who\s)?is|'s|,)?\s(?:called|named)\s"),
    ("child", "strong", rf"\b\d{{1,2}}\s?(?:yo|y/o|years?\sold|yr\sold)\s(?:{CHILD_WORDS})?\s?(?:called|named)\s"),
    ("person", "called", r"\b(?:called|named)\s"),
    (
        "child",
        "capital",
        (
            rf"\b(?:mum|dad|mam|mom|mother|father|parent|carer|nan|gran|guardian|parents)\s(?:to"
            rf"|of)\s(?:(?:{BETWEEN})\s)?"
        ),
    ),
    ("child", "family", rf"\b(?:my|our)\s(?:(?:{BETWEEN})[,]?\s){{0,3}}(?:{CHILD_WORDS}),?\s"),
    ("child", "capital", rf"\b(?:his|her|their|the)\s(?:(?:{BETWEEN})\s){{0,2}}(?:{CHILD_WORDS}),?\s"),
    ("person", "family", rf"\b(?:my|our)\s(?:late\s|lovely\s|new\s|ex[\s-]|best\s)?(?:{PERSON_WORDS}),?\s"),
    ("person", "capital", rf"\b(?:his|her|their|the)\s(?:{PERSON_WORDS}),?\s"),
    ("person", "title", r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Doctor|Sister|Professor|Prof)\.?\s"),
    (
        "person",
        "weak",
        (
            r"(?:\b(?:i'm|i\sam|im|this\sis|it's)|(?:^|[.!\n])\s?(?:hi|hello|hiya|hey)[,]?\s(?:i'm|im"
            r"|i\sam|this\sis|its|it's))\s"
        ),
    ),
    (
        "person",
        "signed",
        (
            r"(?:^|[.!?,\n]\s{0,2})(?:regards|thanks|thank\syou|cheers|many\sthanks|kind\sregards"
            r"|best\swishes|love|ta),?\s{1,3}(?:from\s)?"
        ),
    ),
)
_PATTERNS = tuple((kind, strength, re.compile(cue, re.IGNORECASE)) for kind, strength, cue in _CUES)
_PARENT_OF = re.compile(
    rf"\b(?:i'm|im|i\sam|this\sis|it's|its)\s({_WORD})(?:'s|s)\s(?:mum|dad|mam|mom|nan|gran|carer|parent|foster"
    rf"|step|auntie|guardian|grandad)",
    re.IGNORECASE,
)
_IS_A_NAME_NEXT = re.compile(
    r"(?:'s\b|\s?[,(]|\s(?:is|was|isnt|isn't|has|hasnt|hasn't|who|aged|turned|turns|cant|can't|doesnt|doesn't|wont"
    r"|won't|needs|\d))",
    re.IGNORECASE,
)
_IS_SURELY_A_NAME_NEXT = re.compile(r"(?:'s\b|\s(?:is|was|has|who|aged|turned|turns|\d))", re.IGNORECASE)
_THINGS_CALLED = frozenset(
    """service group club school thing app place course centre something condition syndrome gene charity
    programme scheme form it its it's what they we i you have has had just then and is are was been be being
    nursery team book method system approach test unit base clinic so also who's never always i've we've
    company organisation website page plan tool session playgroup project disorder medication drug bus taxi
    firm what's that's that""".split()
)
_ENDS_A_NAME = re.compile(
    r"\s{0,3}(?:$|[.,!?;:)\n]|(?:and|from|here|but|i|im|i'm|mum|dad|mother|father|parent"
    r"|in)\b)",
    re.IGNORECASE,
)
_VERB_LIKE = re.compile(r"(?:ing|ed|ly|n'?t|ful|less)$", re.IGNORECASE)


@dataclass(frozen=True)
class FoundName:
    """One name as written, and whose kind it is ("child" or "person")."""

    name: str
    kind: str


def find_names(text: str) -> list[FoundName]:
    """Names a text gives away, each with the kind of person, in no promised order; a name may come twice.

    Args:
        text: Any text; already hidden numbers hold no letters.
    """
    found = [FoundName(m[1], "child") for m in _PARENT_OF.finditer(text) if _parent_of(m[1])]
    for kind, strength, pattern in _PATTERNS:
        for cue in pattern.finditer(text):
            found.extend(FoundName(name, kind) for name in _names_after(text, cue.end(), strength))
    return found


def looks_like_name(word: str) -> bool:
    """Whether a word could be a name at all: letters, not too long, not a word we know as something else."""
    bare = _POSSESSIVE.sub("", word).casefold()
    if not 2 <= len(bare) <= _LONGEST_NAME or bare in NOT_NAMES or bare.replace("'", "") in NOT_NAMES:
        return False
    if any(part in NOT_NAMES for part in bare.split("-")) and bare not in FIRST_NAMES:
        return False
    # "CAMHS", "LSA" and shouting: capitals alone are a name only when we know it.
    return bare in FIRST_NAMES or not (len(word) <= 5 and word.isupper())


def _parent_of(word: str) -> bool:
    return looks_like_name(word) and (word[0].isupper() or word.casefold() in FIRST_NAMES)


def _names_after(text: str, at: int, strength: str) -> Iterator[str]:
    """The name that starts at `at`, and those joined to it by "and" or a comma."""
    match = re.compile(_WORD).match(text, at)
    while match is not None:
        name, end = _whole_name(text, match, strength)
        if not name:
            return
        yield name
        if strength in {"weak", "signed", "title"}:
            return
        match = _AND.match(text, end)
        if match is not None:
            match = re.compile(_WORD).match(text, match.start(1))
            # After "and" only what is surely a name goes on the list: "my son Jack and Leeds council".
            if match is not None and not _is_sure(match.group()):
                return
    return


def _is_sure(word: str) -> bool:
    bare = _POSSESSIVE.sub("", word)
    return looks_like_name(word) and (bare.casefold() in FIRST_NAMES or bare[0].isupper())


def _is_thing_called(text: str, name_at: int) -> bool:
    """Whether "called" speaks of a group or an act ("a club called Sparks", "we called Ann"), not of who someone is."""
    before = text[max(0, name_at - 40) : name_at].split()
    return len(before) < 2 or before[-2].casefold().strip(",.") in _THINGS_CALLED


def _whole_name(text: str, first: re.Match[str], strength: str) -> tuple[str, int]:
    """First name and surname as written, without a possessive, and where they end; ("", 0) when it is no name."""
    word = first.group()
    if not _accepted(text, first, strength):
        return "", 0
    if _POSSESSIVE.search(word):
        return _POSSESSIVE.sub("", word), first.end()
    parts, end = [word], first.end()
    while len(parts) < 3 and (after := _NEXT.match(text, end)):
        if not _is_surname(text, after, capital=word[0].isupper(), strength=strength):
            break
        parts.append(_POSSESSIVE.sub("", after[1]))
        end = after.end()
        if _POSSESSIVE.search(after[1]):
            break
    return " ".join(parts), end


def _is_surname(text: str, after: re.Match[str], *, capital: bool, strength: str) -> bool:
    word = after[1]
    if not looks_like_name(word) and not (capital and word[0].isupper() and word.casefold() in TWO_FACED):
        return False
    if capital:
        return word[0].isupper() and not (word.isupper() and len(word) > 1 and not text.isupper())
    return strength == "strong" and not _VERB_LIKE.search(word) and bool(_ENDS_A_NAME.match(text, after.end()))


def _accepted(text: str, match: re.Match[str], strength: str) -> bool:
    """Whether a word that could be a name is one, after a cue this strong."""
    bare = _POSSESSIVE.sub("", match.group())
    known, capital = bare.casefold() in FIRST_NAMES, bare[0].isupper()
    if not looks_like_name(match.group()):
        return _is_two_faced_name(text, match, strength)
    if strength == "called":
        return (known or capital) and not _is_thing_called(text, match.start())
    if strength == "strong":
        # "She is called lazy by her teacher" names no one.
        return known or capital or not (_VERB_LIKE.search(bare) or text.startswith(" by ", match.end()))
    if strength in {"capital", "title"}:
        return (known and strength == "capital") or capital
    if strength == "family":
        told = _POSSESSIVE.search(match.group()) or _IS_A_NAME_NEXT.match(text, match.end())
        return known or capital or (not _VERB_LIKE.search(bare) and bool(told))
    ends = bool(_ENDS_A_NAME.match(text, match.end()))
    if strength == "signed":
        return known and ends
    # "I'm Sarah" yes, "I'm Desperate" no: a weak cue needs a known name, or a capital and nothing more after it.
    return known or (capital and ends and not _VERB_LIKE.search(bare))


def _is_two_faced_name(text: str, match: re.Match[str], strength: str) -> bool:
    """Whether an everyday word or a place is someone's name here: "my son Will is 6", "my daughter Devon has"."""
    bare = _POSSESSIVE.sub("", match.group())
    if strength not in {"strong", "family"} or not bare[0].isupper() or bare.isupper():
        return False
    if bare.casefold() in TWO_FACED:
        return bool(_IS_A_NAME_NEXT.match(text, match.end()) or _ENDS_A_NAME.match(text, match.end()))
    return bare.casefold() in PLACES and bool(_IS_SURELY_A_NAME_NEXT.match(text, match.end()))
