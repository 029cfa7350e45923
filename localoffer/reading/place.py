"""The councils a message names: full names, everyday names and aliases in running text.

Only councils with education duties; a region ("the north west") is never one, and a town that is not an alias is not
guessed. Words that are mostly something else ("reading", "bath", a son called Devon) count only where a place is
plainly meant.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from localoffer.reading.matching import Found, Lexicon, PhraseBook
from localoffer.reading.spelling import Spelling
from localoffer.reading.words import Words, plain

SHORTEST_GUESSED = 8
"""Letters of the shortest place word in which a slip is put right: many towns differ by one letter."""


@dataclass(frozen=True)
class AuthorityName:
    """A council as people may write it.

    Args:
        gss_code: Its ONS code.
        name: Its official name, such as "Bristol, City of".
        friendly_name: What parents call it.
        aliases: Other names that mean it.
    """

    gss_code: str
    name: str
    friendly_name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlaceGuard:
    """When a council's name that is also an ordinary word, or part of another name, counts.

    Args:
        doubtful: Counts only where a place is plainly meant.
        small_after: A doubtful name in small letters counts after these words all the same.
        not_before: Never counts after one of these words.
        not_after: Never counts before one of these words; two in a row are joined by `_`.
    """

    doubtful: bool = False
    small_after: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()


@dataclass(frozen=True)
class PlaceMention:
    """A council named in a message.

    Args:
        gss_code: Its ONS code.
        name: Its everyday name.
        text: The words of the message.
        start: Where they start.
        end: Where they end, exclusive.
    """

    gss_code: str
    name: str
    text: str
    start: int
    end: int


_TITLES = frozenset({"mr", "mrs", "miss", "ms", "dr", "sir", "new", "greater", "called", "named"})
_NOT_THE_COUNCIL = frozenset(
    [
        "road",
        "street",
        "rd",
        "avenue",
        "lane",
        "close",
        "drive",
        "hospital",
        "hospitals",
        "university",
        "uni",
        "royal",
        "infirmary",
        "fc",
        "united",
        "rovers",
        "airport",
        "childrens_hospital",
        "general_hospital",
        "college",
    ]
)
_COUNCIL = re.compile(
    r"(?: (?:city|county|borough|metropolitan|metropolitan borough|district|unitary|london borough))? (?:council|la|lea"
    r"|local authority|cc|mbc|bc)(?= )"
)
_BOROUGH_OF = re.compile(r" ((?:the )?(?:london borough|royal borough|city|county|borough|metropolitan borough) of) $")
_LIVING_THERE = re.compile(
    r" (?:live|lives|living|lived|based|moving|moved|move|located|staying|born|house|area|family|came)"
    r" (?:in|to|near|from|of|over to|down to|up to)(?: the)? $| (?:were|we are|im|i am|hes|shes) (?:in|from) $"
    r"| (?:near|outside) $"
)
_SOMEBODY_ELSES_PLACE = re.compile(
    r" (?:friends?|sisters?|brothers?|cousins?|mates?|nephews?|nieces?|mums?|mam|nan|gran|grandparents|parents"
    r"|dads?|ex|exs"
    r"|aunt|auntie|uncle|neighbours?|colleagues?|schools?|college|nursery|hospital|clinic|unit|base|placement|uni"
    r"|university|camhs|consultant|hospice|in laws?|someone|somebody|people|lady|woman|mum|group|academy|job)"
    r"(?: (?:who|whos|is|are|thats|lives?|living|over|up|down|out|just|now|moved|placed|based|called)){0,3}"
    r" (?:in|at|near|from) (?:the )?$"
    r"| (?:his|her) (?:dad|mum|father|mother|nan|gran)(?: \S+){0,3} (?:in|near) $"
    r"| (?:works?|working|job) (?:\S+ )?(?:in|at|for) $"
)
_OUR_PLACE = re.compile(
    r" (?:we live|i live|who live|living|we are|were|im|i am|based|home is|we rent|our house is|our council is"
    r"|council tax)(?: (?:just|still|now|both|all|only|currently|actually|here|back)){0,2}"
    r" (?:in|to|near|with|under|at|from) (?:the )?$"
)
_PLACE_WORD = frozenset({"in", "near", "from", "around", "to", "for", "of", "at", "outside"})
_TOWN_AFTER = frozenset(
    {"council", "borough", "area", "town", "city", "based", "berkshire", "somerset", "lancs", "essex"}
)
_LESSONS = re.compile(r" (?:maths|writing|spelling|spellings|phonics|english|literacy|numeracy|science|book|books) ")


class PlaceBook:
    """The councils' names, found in messages.

    Args:
        authorities: Every council with its names.
        guards: What doubtful names need, by plain name.
        ordinary: Ordinary words that look like a place, never taken for a slip.
        lexicon: Whose spaCy to share; words are not taken as one in names.
    """

    def __init__(
        self,
        authorities: Iterable[AuthorityName],
        guards: Mapping[str, PlaceGuard],
        ordinary: Iterable[str] = (),
        lexicon: Lexicon | None = None,
    ) -> None:
        self._guards = guards
        self._names: dict[str, str] = {}
        self._lexicon = lexicon or Lexicon()
        self._book = PhraseBook(self._lexicon)
        phrases: defaultdict[str, set[str]] = defaultdict(set)
        for authority in authorities:
            self._names[authority.gss_code] = authority.friendly_name
            for name in (authority.name, authority.friendly_name, *authority.aliases):
                phrases[authority.gss_code].update(_written(name))
        for gss_code, names in phrases.items():
            self._book.add(gss_code, sorted(names))
        long = [word for word in self._book.words if len(word) >= SHORTEST_GUESSED]
        known = {word for word in self._book.words if len(word) < SHORTEST_GUESSED}
        self._spelling = Spelling(long, known | set(ordinary), shortest=SHORTEST_GUESSED, most_slips=1)

    def __len__(self) -> int:
        """How many names it knows."""
        return len(self._book)

    def read(self, words: Words) -> tuple[PlaceMention, ...]:
        """The councils a message names, the family's own first; a name two councils share gives both.

        Beside another, a council is left out that is only where a friend lives or a school or hospital lies.
        """
        spelled = self._spelling.put_right(words)
        found = self._book.find(self._lexicon.seen(words, spelled))
        return _own_first(words, [each for each in found if self._is_meant(words, spelled, each)], self._mention)

    def _mention(self, words: Words, found: Found) -> PlaceMention:
        first, last = found.first, found.last
        council = _COUNCIL.match(words.plain, words.offset(last) - 1)
        if council:
            last += len(council.group().split())
        before = _BOROUGH_OF.search(words.plain[max(0, words.offset(first) - 40) : words.offset(first)])
        if before:
            first -= len(before[1].split())
        start, end = words.span(first, last)
        return PlaceMention(found.key, self._names[found.key], words.text[start:end], start, end)

    def _is_meant(self, words: Words, spelled: list[str], found: Found) -> bool:
        first, last = found.first, found.last
        previous, following = words.at(first - 1), {words.at(last), f"{words.at(last)}_{words.at(last + 1)}"}
        guard = self._guards.get(" ".join(spelled[first:last]), PlaceGuard())
        if previous in _TITLES | guard.not_before or following & (_NOT_THE_COUNCIL | guard.not_after):
            return False
        return not guard.doubtful or _plainly_there(words, found, guard)


def _own_first(
    words: Words, found: list[Found], mention: Callable[[Words, Found], PlaceMention]
) -> tuple[PlaceMention, ...]:
    befores = [words.plain[max(0, words.offset(each.first) - 70) : words.offset(each.first)] for each in found]
    here = [each for each, before in zip(found, befores, strict=True) if not _SOMEBODY_ELSES_PLACE.search(before)]
    kept = here or found
    own = [each for each, before in zip(found, befores, strict=True) if each in kept and _OUR_PLACE.search(before)]
    return tuple(mention(words, each) for each in (*own, *(each for each in kept if each not in own)))


def _plainly_there(words: Words, found: Found, guard: PlaceGuard) -> bool:
    first, last = found.first, found.last
    before = words.plain[max(0, words.offset(first) - 40) : words.offset(first)]
    if len(words) - (last - first) <= 1 or words.at(last) in _TOWN_AFTER or _LIVING_THERE.search(before):
        return True
    previous = words.at(first - 1)
    if previous in guard.small_after:
        return True
    if words.shouted or not words.typed(first)[:1].isupper() or previous in {"", "."}:
        return False
    alone = previous == "," and words.at(last) in {"", "."} and last >= len(words) - 1
    return (previous in _PLACE_WORD or alone) and not _LESSONS.search(words.plain)


def _written(name: str) -> set[str]:
    """The ways a council's name is written: "Bristol, City of" is also "City of Bristol" and "Bristol"."""
    ways = {name}
    if "," in name:
        place, _, kind = (part.strip() for part in name.partition(","))
        # Bournemouth, Christchurch and Poole is a list, not a place with its kind.
        ways |= {place, f"{kind} {place}"} if kind.lower() in {"city of", "county of"} else {name.replace(",", "")}
    spoken = {plain(way) for way in ways}
    return {written for way in spoken for written in (way, " ".join(way.replace(" .", "").replace(" ,", "").split()))}
