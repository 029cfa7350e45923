"""Text cut into the runs of letters and digits that postcodes are made of, each with its place in the original.

Also knows the everyday words that must not be taken for a part of a postcode.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from localoffer.reading.postcode_grammar import listed

_FOREIGN = "\x1a"
"""Stands for a letter outside A-Z: keeps the word it is in from ever being a postcode."""
_TOKEN = re.compile(rf"[A-Z0-9{_FOREIGN}]+")
_TAILS = frozenset({"S", "M", "RE", "VE", "LL", "D", "T"})
_GAP = re.compile(r"\s*[-\u2010-\u2015\u2212.,_/;:\u00b7\u2022'\"]?\s*")
_LONGEST_GAP = 12

FILLER = frozenset(
    listed(
        "MY POSTCODE POSTCODES POST CODE IS IT S ITS I IM M AM WE RE NEAR AROUND ROUND ISH AREA PLEASE PLS "
        "THANKS THANK YOU HI HELLO THINK JUST UM ER ABOUT OK OKAY YES THE LIVE LIVING IN AT OUR HOME SECTOR "
        "DISTRICT SORRY MEANT"
    )
)
"""Words around a postcode that leave it the whole of what was said."""
SMALL_WORDS = frozenset(
    listed("AN AS AT BE BY HE HA EH AH UP US WE YE YA LA PA TA GP PE EP SW HR YR YRS ST ND RD TH FT LB WK AD SEN PT PS")
)
"""Two letters that follow a number in ordinary sentences, so not the end of a postcode typed in pieces."""
AREA_WORDS = frozenset(listed("SO ME IM HA LA EX PA YO ST OX CO AL BE DO HU"))
"""Postcode areas, or near enough, that are also words people write."""
INCODE_WORDS = frozenset(
    listed(
        "ISH ITS ILL INN IRE IDS IEP IHP IPS IRL OLD OUR OUT OFF OWN ONE OWE ODD OAR OAT OPT OPS OTT OHH "
        "OTS OAP ONS OTH SEN SLT SPD BSL SAY SEE SHE BED BUS BUT BAD BAG BYE BET SET SAD SAT SUN GPS GET "
        "GOT LSA LEA LAW LET LAD LED LEG BEG BUY BAT SAW SEA SUE GAP GAY GDD GPA ZAP SPA STD SSA SSW BPD "
        "BAR GUY LAB LAP LAY LSE LSA"
    )
)
"""Words of three letters that a look-alike change would turn into the second half of a postcode."""
LEADS = frozenset(listed("IN NEAR AROUND FROM ROUND POSTCODE CODE LIVE LIVING OUTSIDE WITHIN ABOUT NEARBY INTO"))
"""Words after which a bare outcode is plainly a place."""
LINKS = frozenset(listed("IS S ARE STARTS STARTING BEGINS WITH AT TO"))
"""Words that may stand between such a word and the outcode."""
HOME_WORDS = frozenset(listed("POSTCODE CODE LIVE AREA MOVING"))
"""Words before such a link that still make the outcode a place: "postcode is BS3"."""
FOLLOWERS = frozenset(listed("AREA ISH POSTCODE POSTCODES DISTRICT SECTOR"))
NOT_PLACES = frozenset(listed("CLASS YEAR FORM WARD MOTORWAY PAPER ROOM BUS JUNCTION MEETING SIZE LEVEL"))
"""Words after which something like "M1" or "E4" is no place."""
AGES = frozenset(listed("OLD OLDS YEAR YEARS FLOOR CHILD BIRTHDAY TIME OF"))
"""Words that show that "4yr" or "2nd" before them was no part of a postcode."""


@dataclass(frozen=True)
class Token:
    """A run of capitals and digits.

    Args:
        text: Upper-cased and normalised.
        start: Where it starts in the original text.
        end: Where it ends there, exclusive.
        gap: What stands between it and the token before.
        is_tail: It is the end of a contraction, such as the S of "he's".
    """

    text: str
    start: int
    end: int
    gap: str
    is_tail: bool

    @property
    def joins(self) -> bool:
        """Whether this and the token before may be two parts of one postcode."""
        return len(self.gap) <= _LONGEST_GAP and _GAP.fullmatch(self.gap) is not None


def tokens_of(text: str) -> list[Token]:
    """The tokens of a text, in order."""
    letters, origin = _normalised(text)
    tokens: list[Token] = []
    last = 0
    for match in _TOKEN.finditer(letters):
        gap = letters[last : match.start()]
        is_tail = bool(tokens) and gap in {"'", "\u2019"} and match[0] in _TAILS
        tokens.append(Token(match[0], origin[match.start()], origin[match.end() - 1] + 1, gap, is_tail))
        last = match.end()
    return tokens


def _normalised(text: str) -> tuple[str, list[int]]:
    letters: list[str] = []
    origin: list[int] = []
    for index, character in enumerate(text):
        for piece in _pieces(character):
            letters.append(piece)
            origin.append(index)
    return "".join(letters), origin


def _pieces(character: str) -> str:
    """A character as ASCII capitals where it has them; nothing for one that cannot be seen."""
    if character.isascii():
        return character.upper()
    if unicodedata.category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f" or character == "\u20e3":
        return ""
    return "".join(
        # A dotless i becomes a capital I when upper-cased, so only what is ASCII already is upper-cased.
        piece.upper() if piece.isascii() else _FOREIGN if unicodedata.category(piece)[0] in "LMN" else piece
        for piece in unicodedata.normalize("NFKC", character)
    )
