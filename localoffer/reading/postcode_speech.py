"""Postcodes said aloud or spelt out: "bravo sierra three one double A", "B for Bertie", "thirty-one".

Turns tokens into the characters they stand for; localoffer.reading.postcode decides whether they make a postcode.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from localoffer.reading.postcode_grammar import AREAS, listed
from localoffer.reading.postcode_tokens import AREA_WORDS, SMALL_WORDS, Token

_LETTERS = {
    name: name[0]
    for name in listed(
        "ALPHA ALFA BRAVO CHARLIE DELTA ECHO FOXTROT GOLF HOTEL INDIA JULIET JULIETT KILO LIMA MIKE "
        "NOVEMBER OSCAR PAPA QUEBEC ROMEO SIERRA TANGO UNIFORM VICTOR WHISKEY WHISKY XRAY YANKEE ZULU ZED "
        "ZEE"
    )
}
_DIGITS = {
    word: str(number)
    for number, word in enumerate(listed(
        "ZERO ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN ELEVEN TWELVE THIRTEEN FOURTEEN FIFTEEN "
        "SIXTEEN SEVENTEEN EIGHTEEN NINETEEN"
    ))
}  # fmt: skip
_DIGITS |= {"NOUGHT": "0", "NIL": "0", "OH": "O", "NAUGHT": "0"}
_TENS = {
    word: str(number) for number, word in enumerate(listed("TWENTY THIRTY FORTY FIFTY SIXTY SEVENTY EIGHTY NINETY"), 2)
}
_TIMES = {"DOUBLE": 2, "TRIPLE": 3}
_LONGEST_RAW = 4


@dataclass(frozen=True)
class Spelt:
    """Characters that one or more tokens stand for.

    Args:
        text: The characters.
        first: Index of the first token.
        last: Index of the last one.
        spoken: Whether a word stood for them; False for characters typed as they are.
        place: "any", or "first" or "last" where two typed letters may only open or close a postcode.
    """

    text: str
    first: int
    last: int
    spoken: bool
    place: str = "any"


def spelt(tokens: Sequence[Token]) -> list[list[Spelt]]:
    """Runs of tokens that may be a postcode said aloud; a word that cannot be part of one ends a run."""
    runs: list[list[Spelt]] = [[]]
    index = 0
    while index < len(tokens):
        item = _item(tokens, index)
        if item is None:
            runs.append([])
            index += 1
        else:
            runs[-1].append(item)
            index = item.last + 1
    return [run for run in runs if any(item.spoken for item in run)]


def _item(tokens: Sequence[Token], index: int) -> Spelt | None:
    words = [token.text for token in tokens[index : index + 4]]
    word, following = words[0], words[1] if len(words) > 1 else ""
    if word in _TIMES and (one := _character(following)):
        return Spelt(one * _TIMES[word], index, index + 1, spoken=True)
    if word in _TENS:
        unit = _DIGITS.get(following, "")
        is_unit = unit.isdigit() and len(unit) == 1 and unit != "0"
        return Spelt(_TENS[word] + (unit if is_unit else "0"), index, index + is_unit, spoken=True)
    if word == "X" and following == "RAY":
        return Spelt("X", index, index + 1, spoken=True)
    if len(word) == 1 and word.isalpha():
        return _letter(words, index)
    if character := _LETTERS.get(word) or _DIGITS.get(word):
        return Spelt(character, index, index, spoken=True)
    return _raw(word, index)


def _character(word: str) -> str:
    character = _LETTERS.get(word) or _DIGITS.get(word) or (word if len(word) == 1 else "")
    return character if len(character) == 1 and character.isalnum() else ""


def _letter(words: list[str], index: int) -> Spelt:
    """A single letter, with the word that explains it: "F for Freddie", "S as in sugar"."""
    for link in (["FOR"], ["AS", "IN"], ["LIKE"]):
        example = words[1 + len(link) : 2 + len(link)]
        if words[1 : 1 + len(link)] == link and example and example[0].startswith(words[0]) and len(example[0]) > 1:
            return Spelt(words[0], index, index + 1 + len(link), spoken=True)
    return Spelt(words[0], index, index, spoken=False)


def _raw(word: str, index: int) -> Spelt | None:
    if not word.isascii() or not word.isalnum() or len(word) > _LONGEST_RAW:
        return None
    if not word.isalpha():
        return Spelt(word, index, index, spoken=False)
    if len(word) != 2:
        return None
    if word in AREAS and word not in AREA_WORDS:
        return Spelt(word, index, index, spoken=False, place="first")
    return None if word in SMALL_WORDS or word in AREA_WORDS else Spelt(word, index, index, spoken=False, place="last")
