"""The readers of localoffer.reading that a message goes through, gathered so that tests can hand in others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from localoffer.reading.danger import read_danger
from localoffer.reading.postcode import read_postcodes
from localoffer.reading.redaction import Redactor
from web.parts import ReadDanger, ReadPostcodes, Redacts


@dataclass(frozen=True)
class Readers:
    """What reads messages; the product's own readers unless told otherwise.

    Args:
        read_danger: Crisis words in a whole text.
        read_postcodes: Postcodes in a text, in reading order.
        new_redactor: Makes one conversation's redactor.
    """

    read_danger: ReadDanger = read_danger
    read_postcodes: ReadPostcodes = read_postcodes
    new_redactor: Callable[[], Redacts] = Redactor
