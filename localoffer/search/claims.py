"""Which claims a message repeats: "the SENCO says they must spend £6,000 first", "is it true that EHCPs are ending?".

A rule's words alone are not enough: somebody must have said it, or the message must ask. So a family that only looks
for help is never answered with a verdict. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from localoffer.catalogue.claims import Claim
from localoffer.reading.matching import Alike
from localoffer.reading.spelling import Spelling
from localoffer.reading.words import Words
from localoffer.search.sayings import Said, Sayings

_REPORTED, _ASKED, _OPENING = "reported", "asked", "opening"
_OWN = frozenset({"i", "we", "ive", "weve"})
"""What a family says itself was not told to it."""
_OPENING_WITHIN = 2
"""How many words into a sentence a question may open: "so can they …"."""


class ClaimFinder:
    """Claims, found in messages.

    Args:
        claims: In the order that settles which of two counts.
        groups: Words of each named group; `reported`, `asked` and `opening` among them.
        alike: Words that do the same work, and the one each is taken as.
        ordinary_words: Words that are right as they are, however near they come to one of a claim's.
    """

    def __init__(
        self,
        claims: Sequence[Claim],
        groups: Mapping[str, Sequence[str]],
        alike: Mapping[str, str],
        ordinary_words: Iterable[str] = (),
    ) -> None:
        same = Alike(alike)
        self._claims = {claim.key: claim for claim in claims}
        self._order = {claim.key: place for place, claim in enumerate(claims)}
        self._openings = frozenset(groups[_OPENING])
        self._book = Sayings({claim.key: claim.patterns for claim in claims}, groups, same)
        self._signs = Sayings({sign: groups[sign] for sign in (_REPORTED, _ASKED)}, groups, same)
        meant = self._book.words | self._signs.words
        self._spelling = Spelling(meant, {*ordinary_words, *same.words} - meant, most_slips=1)

    def find(self, text: str) -> tuple[Claim, ...]:
        """The claims of a message, in reading order; empty when it repeats none.

        Args:
            text: A family's (redacted) words; any text at all.
        """
        words = Words(text)
        spelled = self._spelling.put_right(words)
        said = self._book.find(spelled)
        if not said:
            return ()
        signs = [sign for sign in self._signs.find(spelled) if not _is_own(words, sign)]
        asked = any(sign.key == _ASKED for sign in signs)
        told = [each for each in said if asked or self._is_claimed(each, words, signs)]
        return tuple(dict.fromkeys(self._claims[each.key] for each in self._settled(told)))

    def _is_claimed(self, said: Said, words: Words, signs: Iterable[Said]) -> bool:
        """Whether the sentence it stands in reports it, or opens as a question."""
        first, last = _sentence(words, said)
        if any(first <= sign.first < last for sign in signs):
            return True
        return any(words.at(at) in self._openings for at in range(first, min(first + _OPENING_WITHIN, last)))

    def _settled(self, said: Iterable[Said]) -> Iterator[Said]:
        """Of claims that share words the one earlier in the file, in reading order."""
        kept: list[Said] = []
        for each in sorted(said, key=lambda one: (self._order[one.key], one.first - one.last, one.first)):
            if all(each.last <= other.first or other.last <= each.first for other in kept):
                kept.append(each)
        yield from sorted(kept, key=lambda one: one.first)


def _is_own(words: Words, sign: Said) -> bool:
    """Whether it is the family that said it: "I told the school he needs a diagnosis"."""
    return sign.key == _REPORTED and words.at(sign.first - 1) in _OWN


def _sentence(words: Words, said: Said) -> tuple[int, int]:
    """The words [first, last) of the sentence that something stands in."""
    stops = [at for at in range(len(words)) if words.at(at) == "."]
    first = max((at + 1 for at in stops if at < said.first), default=0)
    last = min((at for at in stops if at >= said.last), default=len(words))
    return first, last
