"""What we write to those who run services: are these records still right? Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from localoffer.answers import wording

MOST_LISTED = 20
"""Records in one letter; more would not be read."""
_WHERE_FROM = (
    "They come from the list of help that {council} keeps for children and young people with special educational needs "
    "or a disability (SEND)."
)
_WHAT_TO_DO = (
    "Each link shows what families see, with one button to say that it is still right. Nothing changes until you "
    "press it. The same page says what to do when something is wrong."
)


@dataclass(frozen=True)
class Listed:
    """One record in a letter.

    Args:
        name: The service's name.
        last_checked: The day somebody last said that it is right.
        address: Where it can be seen and confirmed.
    """

    name: str
    last_checked: date | None
    address: str


@dataclass(frozen=True)
class Letter:
    """A letter ready to be sent.

    Args:
        to: One address.
        subject: Its subject.
        text: Plain text.
        names: The services it asks about.
        is_sample: Whether it is about made-up data, and so must not be sent.
    """

    to: str
    subject: str
    text: str
    names: tuple[str, ...]
    is_sample: bool


def letter(  # noqa: PLR0913 - the parts of one letter, each named by its caller
    to: str, council: str, listed: Sequence[Listed], *, ends_on: date, again_days: int, is_sample: bool
) -> Letter:
    """One letter about the records that name one address.

    Args:
        to: The address.
        council: Everyday name of the council whose list they are in.
        listed: The records, most important first.
        ends_on: The last day on which their links work.
        again_days: How long we leave this address in peace.
        is_sample: Whether the council is made up.
    """
    told, left = listed[:MOST_LISTED], len(listed) - MOST_LISTED
    what = f'"{_one_line(told[0].name)}"' if len(listed) == 1 else f"{len(listed)} services"
    paragraphs = [
        *([wording.SAMPLE] if is_sample else []),
        f"Families in {council} are shown the services below. Each names this address.",
        _WHERE_FROM.format(council=council),
        "Nobody has said for a while that they are right. Can you tell us?",
        *(_entry(number, each) for number, each in enumerate(told, 1)),
        *([f"There are {left} more that are not in this letter."] if left > 0 else []),
        _WHAT_TO_DO,
        f"The links work until {wording.day(ends_on)}. We write at most once in {again_days} days.",
    ]
    return Letter(
        to,
        f"{'Sample: ' if is_sample else ''}Is this still right? {what} in the list of help from {council}",
        "\n\n".join(paragraphs) + "\n",
        tuple(each.name for each in told),
        is_sample,
    )


def _entry(number: int, listed: Listed) -> str:
    return (
        f"{number}. {_one_line(listed.name)}\n"
        f"   {wording.last_checked(listed.last_checked, stale=False).partition(':')[0]}.\n"
        f"   {listed.address}"
    )


def _one_line(name: str) -> str:
    return " ".join(name.split())[:120]
