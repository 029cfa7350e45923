"""Phrases that point to a code with a score, found in messages: for needs and kinds of support alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from localoffer.reading.matching import Found, Lexicon, PhraseBook, Seen
from localoffer.reading.rows import WordRow

TYPO_DISCOUNT = 0.9
"""What is left of a score when a slip of spelling had to be put right."""


def code_book(rows: Sequence[WordRow], lexicon: Lexicon) -> PhraseBook:
    """A phrase book whose keys are a code and a score each.

    Args:
        rows: The phrases.
        lexicon: What all phrase books share.
    """
    book = PhraseBook(lexicon)
    by_key: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        by_key[f"{row.code} {row.score}"].append(row.phrase)
    for key, phrases in by_key.items():
        book.add(key, phrases)
    return book


def scored(book: PhraseBook, seen: Seen) -> list[tuple[Found, str, float]]:
    """Finds with code and score, each code once a span, the strongest first within it.

    Args:
        book: Made by `code_book`.
        seen: The message.
    """
    best: dict[tuple[int, int, str], tuple[Found, str, float]] = {}
    for each in book.find(seen):
        code, score = each.key.split()
        mended = any(seen.words.at(at) != seen.spelled[at] for at in range(each.first, each.last))
        value = round(float(score) * (TYPO_DISCOUNT if mended else 1.0), 2)
        place = (each.first, each.last, code)
        if place not in best or best[place][2] < value:
            best[place] = (each, code, value)
    return sorted(best.values(), key=lambda item: (item[0].first, -item[2], item[1]))
