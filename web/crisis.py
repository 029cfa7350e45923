"""The crisis card and the helplines, read once from data/offer/helplines.csv and then held in memory.

Leans on nothing else: it works with Rasa, the action server and the database down. Only contacts of high confidence
are ever shown as crisis help. What counts as danger is decided by localoffer.reading.danger, not here.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from localoffer.errors import SeedError
from web.parts import DangerSeen
from web.replies import dial, safe_address

FOOTER_KEYS = ("emergency-999", "nhs-111-mental-health", "samaritans", "childline", "shout")
"""The numbers at the foot of every page, in this order."""

ABOUT_US = (
    "I am a computer program, not a person. I cannot see you or call anyone for you, so please use a number here. "
    "I have not kept what you wrote."
)
ABOUT_US_SOFT = "I am a computer program, not a person. I cannot see you or call anyone for you."

CHILD_TYPING = "child_typing"
WORDING = {
    "immediate_danger": "If someone is hurt or in danger right now, call 999 or go to A&E.",
    "suicide_self_harm": "If someone may die or is badly hurt, call 999 or go to A&E. If not, you can talk to someone "
    "now, day or night.",
    "parent_breaking_point": "That sounds very hard. You do not have to do this alone. If you think you might hurt "
    "yourself or someone else, call 999.",
    "child_abuse": "If a child is being hurt or is not safe right now, call 999. If not, these people can help.",
    "domestic_abuse": "If you are in danger now, call 999. If you cannot speak and are on a mobile, press 55.",
    "child_violence": "If anyone is in danger right now, call 999. Asking for help is the right thing to do for "
    "everyone at home.",
    "missing_child": "If a child is missing, call 999 now. A missing child who needs extra help is an emergency.",
    CHILD_TYPING: "You did the right thing by telling someone. You can talk to Childline. It is free and private. "
    "If you are not safe right now, call 999.",
}
"""What each kind of danger is answered with. Source: domain.md section 7."""
_TITLES = {"urgent": "Please get help now", "soft": "If things feel unsafe"}


@dataclass(frozen=True)
class Helpline:
    """One row of helplines.csv, as pages show it."""

    key: str
    name: str
    what_for: str
    phone: str | None
    text: str | None
    email: str | None
    url: str | None
    hours: str | None
    topics: frozenset[str]
    crisis_groups: frozenset[str]
    confidence: str
    verified_on: str | None

    def as_shown(self) -> dict[str, Any]:
        """Plain strings for the template and the script, with addresses to tap."""
        ways = []
        if self.phone:
            ways.append({"words": f"Call {self.phone}", "href": dial(self.phone)})
        if self.text:
            number = self.text.rsplit(" ", 1)[-1]
            ways.append({"words": f"Text {self.text}", "href": f"sms:{number}" if number.isdigit() else None})
        if self.email:
            ways.append({"words": f"Email {self.email}", "href": f"mailto:{self.email}"})
        if self.url and (address := safe_address(self.url)):
            ways.append({"words": address.removeprefix("https://"), "href": address})
        return {"name": self.name, "what_for": self.what_for, "hours": self.hours, "ways": ways}


class Helplines:
    """All helplines, in card order.

    Args:
        rows: Helplines, smallest position first.
    """

    def __init__(self, rows: tuple[Helpline, ...]) -> None:
        self._rows = rows

    @classmethod
    def from_file(cls, path: Path) -> Helplines:
        """The helplines of one CSV file.

        Raises:
            SeedError: The file cannot be read, or a number of the footer is not in it.
        """
        try:
            with path.open(encoding="utf-8", newline="") as lines:
                ordered = sorted(csv.DictReader(lines), key=lambda row: (int(row["position"] or 100), row["key"]))
            helplines = cls(tuple(_helpline(row) for row in ordered))
        except (OSError, KeyError, ValueError) as problem:
            raise SeedError(f"{path.name}: cannot be read ({type(problem).__name__}). Restore it from git.") from None
        if missing := [key for key in FOOTER_KEYS if key not in {row.key for row in helplines.crisis()}]:
            raise SeedError(f"{path.name}: no crisis contact of high confidence called {', '.join(missing)}. Add it.")
        return helplines

    def card(self, danger: DangerSeen) -> dict[str, Any]:
        """The crisis card for what was noticed: title, lead, contacts and what we are."""
        return self.card_for(danger.level, danger.group, child_typing=danger.child_typing)

    def card_for(self, level: str, group: str, *, child_typing: bool = False, kept: bool = False) -> dict[str, Any]:
        """The crisis card for a danger group.

        Args:
            level: Either "urgent" or "soft".
            group: One of `WORDING`; an unknown one gets the card for immediate danger.
            child_typing: Whether a child seems to be writing; their own helplines then come first.
            kept: Whether the message has already been passed on, so that we must not say otherwise.
        """
        group = group if group in WORDING else "immediate_danger"
        lead_group = CHILD_TYPING if child_typing else group
        groups = list(dict.fromkeys([lead_group, group, *self._other_side(lead_group)]))
        return {
            "level": level if level in _TITLES else "soft",
            "title": _TITLES.get(level, _TITLES["soft"]),
            "lead": WORDING[lead_group],
            "contacts": [row.as_shown() for row in self._contacts(groups)],
            "about_us": ABOUT_US if level == "urgent" and not kept else ABOUT_US_SOFT,
        }

    def footer(self) -> list[dict[str, Any]]:
        """The numbers at the foot of every page."""
        by_key = {row.key: row for row in self._rows}
        return [by_key[key].as_shown() for key in FOOTER_KEYS]

    def crisis(self) -> list[Helpline]:
        """Every crisis contact of high confidence, once each."""
        return [row for row in self._rows if "crisis" in row.topics and row.confidence == "high"]

    def advice(self) -> list[dict[str, Any]]:
        """People to phone about SEND when we cannot answer: checked numbers only."""
        rows = [row for row in self._rows if "talk_to_person" in row.topics and row.phone]
        return [row.as_shown() for row in rows if row.confidence == "high"]

    def _contacts(self, groups: list[str]) -> list[Helpline]:
        """Contacts of these groups, the first group's first; the same name and number only once."""
        seen: dict[tuple[str, str | None, str | None], Helpline] = {}
        for group in groups:
            for row in self._rows:
                if group in row.crisis_groups and row.confidence == "high":
                    seen.setdefault((row.name, row.phone, row.text), row)
        return list(seen.values())

    @staticmethod
    def _other_side(group: str) -> tuple[str, ...]:
        """A card about a child's danger shows the child's own lines too, after the adult's."""
        return () if group in {"parent_breaking_point", "missing_child", CHILD_TYPING} else (CHILD_TYPING,)


def _helpline(row: dict[str, str]) -> Helpline:
    return Helpline(
        key=row["key"],
        name=row["name"],
        what_for=row["what_for"],
        phone=row["phone"] or None,
        text=row["text"] or None,
        email=row["email"] or None,
        url=row["url"] or None,
        hours=row["hours"] or None,
        topics=frozenset(filter(None, row["topics"].split("|"))),
        crisis_groups=frozenset(filter(None, row["crisis_groups"].split("|"))),
        confidence=row["confidence"],
        verified_on=row["verified_on"] or None,
    )
