"""The needs a message speaks of: which, whose, whether ruled out, and how surely."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from localoffer.reading.codes import code_book, scored
from localoffer.reading.denial import is_denied, is_joined
from localoffer.reading.matching import Lexicon, PhraseBook, Seen
from localoffer.reading.people import (
    CHILD,
    OTHER,
    PARENT,
    PROFESSIONAL,
    is_about_another,
    is_relative_asked,
    whose,
)
from localoffer.reading.reading import HINT, NeedMention
from localoffer.reading.rows import Named, WordRow
from localoffer.reading.services import is_a_service, is_asked_about, is_listing, is_the_post
from localoffer.reading.words import Words

NAMED, SIGN = 0.9, 0.6
"""From this score words name a condition; up to this one they are a sign, which says nothing more beside a name."""

BESIDE_A_NAME = 0.45
"""What a sign is worth where another condition is named: less than a hint to be acted on."""

_DESCRIBED = frozenset({"SLCN"})
"""Needs whose names describe a child ("non verbal") and name no condition: signs keep their worth beside them."""

_EXPLAINED = {"MLD": frozenset({"SpLD"}), "SpLD": frozenset({"PD", "VI"})}
"""Named conditions that say why a child is behind: "dyslexia, so he can't keep up" is no second difficulty."""

Span = tuple[int, int]
_Judge = Callable[[Words, Span, str], bool]
_AND = frozenset({"and", "or", "with", "plus", "+", "/", "also", "severe"})


class NeedBook:
    """The phrases that point to needs.

    Args:
        rows: The phrases.
        needs: Every need, by code.
        lexicon: What all phrase books share.
    """

    def __init__(self, rows: Sequence[WordRow], needs: Mapping[str, Named], lexicon: Lexicon) -> None:
        self.book: PhraseBook = code_book(rows, lexicon)
        self._needs = needs

    def read(self, seen: Seen, writer: str, *, grown_up: bool = False) -> tuple[NeedMention, ...]:
        """The needs of a message, in reading order, weighed against each other.

        Args:
            seen: The message.
            writer: Who writes it.
            grown_up: Whether whoever is asked about is too old for the local offer.
        """
        mentions = self._mentions(seen, writer, _is_nobodys)
        if grown_up or is_listing(seen.words):
            return tuple(replace(each, whose=OTHER) if each.whose == CHILD else each for each in mentions)
        return _weighed(mentions)

    def read_all(self, seen: Seen, writer: str) -> tuple[NeedMention, ...]:
        """The needs of a text, each taken by itself; arguments as `read`."""
        return self._mentions(seen, writer, _is_anothers)

    def _mentions(self, seen: Seen, writer: str, is_not_the_childs: _Judge) -> tuple[NeedMention, ...]:
        words = seen.words
        mentions: list[NeedMention] = []
        told: dict[Span, tuple[bool, str]] = {}
        before: Span | None = None
        relative_asked = is_relative_asked(words)
        for found, code, score in scored(self.book, seen):
            span = (found.first, found.last)
            if span not in told:
                told[span] = _said_of(words, span, writer, before, told)
                before = span
            negated, owner = told[span]
            if relative_asked and owner != PARENT:
                owner = CHILD
            if owner == CHILD and is_not_the_childs(words, span, writer):
                owner = OTHER
            sure = min(score, SIGN) if is_a_service(words, found.last) else score
            start, end = words.span(*span)
            area = self._needs[code].broad_area
            mentions.append(NeedMention(code, area, words.text[start:end], start, end, sure, negated, owner))
        return tuple(mentions)


def _is_nobodys(words: Words, span: Span, writer: str) -> bool:
    """Whether the need at a span is said of somebody who is not the child, or of nobody at all."""
    if _is_anothers(words, span, writer) or is_asked_about(words, *span):
        return True
    return writer == PROFESSIONAL and is_the_post(words, *span)


def _is_anothers(words: Words, span: Span, writer: str) -> bool:
    return is_about_another(words, *span, writer=writer)


def _weighed(mentions: tuple[NeedMention, ...]) -> tuple[NeedMention, ...]:
    """The same, with the child's signs made hints where another condition of the child is named.

    What is ruled out is not brought back by a sign of it: "the autism team say it's not autism".
    """
    denied = {each.code for each in mentions if each.negated and each.whose == CHILD and each.score >= NAMED}
    mentions = tuple(
        replace(each, negated=True) if each.code in denied and each.score <= SIGN else each for each in mentions
    )
    named = {each.code for each in mentions if each.score >= NAMED and each.whose == CHILD and not each.negated}
    own = {each.code for each in mentions if each.score >= NAMED and each.whose == PARENT}
    return tuple(_beside(each, named, own) for each in mentions)


def _beside(mention: NeedMention, named: set[str], own: set[str]) -> NeedMention:
    """A mention beside the conditions named of the child, and those of the writer.

    A deaf mother's "BSL interpreter" is hers.
    """
    if not HINT <= mention.score < NAMED or mention.whose != CHILD:
        return mention
    if mention.code in own and mention.code not in named:
        return replace(mention, whose=PARENT)
    others = named - {mention.code} - _DESCRIBED
    explained = mention.code not in named and named & _EXPLAINED.get(mention.code, frozenset())
    if explained or (mention.score <= SIGN and others):
        return replace(mention, score=min(mention.score, BESIDE_A_NAME))
    return mention


def _said_of(
    words: Words, span: Span, writer: str, before: Span | None, told: Mapping[Span, tuple[bool, str]]
) -> tuple[bool, str]:
    """Whether the need at a span is ruled out, and whose it is; what is joined to another need shares its lot."""
    negated, owner = is_denied(words, *span), whose(words, *span, writer=writer)
    if before is not None:
        earlier = told[before]
        if earlier[0] and is_joined(words, before[1], span[0]):
            negated = True
        between = [words.at(at) for at in range(before[1], span[0])]
        if owner == CHILD and earlier[1] != CHILD and between and all(word in _AND for word in between):
            owner = earlier[1]
    return negated, owner
