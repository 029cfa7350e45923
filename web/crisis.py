"""The crisis card and the helplines, read once from data/offer and then held in memory.

Leans on nothing else: it works with Rasa, the action server and the database down. Only contacts of high confidence
are ever shown as crisis help. What counts as danger is decided by localoffer.reading.danger, not here.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from localoffer.answers.opening import Hours, opening, read_hours
from localoffer.catalogue.bank_holidays import bank_holidays
from localoffer.errors import SeedError
from localoffer.language import worded
from localoffer.settings import ROOT
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
GROUPS = (
    "immediate_danger",
    "suicide_self_harm",
    "parent_breaking_point",
    "child_abuse",
    "domestic_abuse",
    "child_violence",
    "missing_child",
    CHILD_TYPING,
)
"""Kinds of danger; what each is answered with stands in crisis_leads.csv, with its source."""
LEADS = ROOT / "data" / "offer" / "crisis_leads.csv"
_TITLES = {"urgent": "Please get help now", "soft": "If things feel unsafe"}


@dataclass(frozen=True)
class Helpline:
    """One row of helplines.csv, as pages show it."""

    key: str
    name: str
    what_for: str
    phone: str | None
    text: str | None
    relay: str | None
    bsl: str | None
    email: str | None
    url: str | None
    hours: str | None
    opening: Hours | None
    topics: frozenset[str]
    crisis_groups: frozenset[str]
    confidence: str
    verified_on: str | None

    def as_shown(self, now: datetime, holidays: Container[date]) -> dict[str, Any]:
        """Plain strings for the template and the script, with addresses to tap and whether somebody answers now."""
        ways = []
        if self.phone:
            ways.append({"words": worded("Call {phone}", phone=self.phone), "href": dial(self.phone)})
        if self.text:
            number = self.text.rsplit(" ", 1)[-1]
            ways.append(
                {
                    "words": worded("Text {text}", text=self.text),
                    "href": f"sms:{number}" if number.isdigit() else None,
                }
            )
        if self.relay:
            ways.append({"words": worded("Text relay: call {relay}", relay=self.relay), "href": dial(self.relay)})
        if self.bsl:
            ways.append({"words": worded("Sign language (BSL): {bsl}", bsl=self.bsl), "href": None})
        if self.email:
            ways.append({"words": worded("Email {email}", email=self.email), "href": f"mailto:{self.email}"})
        if self.url and (address := safe_address(self.url)):
            ways.append({"words": address.removeprefix("https://"), "href": address})
        return {
            "name": self.name,
            "what_for": self.what_for,
            "hours": self.hours,
            "open_now": opening(self.opening, now, holidays).words,
            "ways": ways,
        }


class Helplines:
    """All helplines, in card order.

    Args:
        rows: Helplines, smallest position first.
        leads: What each kind of danger is answered with.
        now: The clock, with its time zone.
    """

    def __init__(
        self,
        rows: tuple[Helpline, ...],
        leads: Mapping[str, str],
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._rows, self._leads, self._now, self._holidays = rows, leads, now, bank_holidays()

    @classmethod
    def from_file(cls, path: Path, leads: Path = LEADS) -> Helplines:
        """The helplines of one CSV file and the words before them from another.

        Raises:
            SeedError: A file cannot be read, or a number of the footer or a kind of danger is not in it.
        """
        try:
            with path.open(encoding="utf-8", newline="") as lines:
                ordered = sorted(csv.DictReader(lines), key=lambda row: (int(row["position"] or 100), row["key"]))
            helplines = cls(tuple(_helpline(row) for row in ordered), _leads(leads))
        except (OSError, KeyError, ValueError) as problem:
            raise SeedError(f"{path.name}: cannot be read ({type(problem).__name__}). Restore it from git.") from None
        if missing := [key for key in FOOTER_KEYS if key not in {row.key for row in helplines._crisis()}]:
            raise SeedError(f"{path.name}: no crisis contact of high confidence called {', '.join(missing)}. Add it.")
        return helplines

    def card(self, danger: DangerSeen) -> dict[str, Any]:
        """The crisis card for what was noticed: title, lead, contacts and what we are."""
        return self.card_for(danger.level, danger.group, child_typing=danger.child_typing)

    def card_for(self, level: str, group: str, *, child_typing: bool = False, kept: bool = False) -> dict[str, Any]:
        """The crisis card for a danger group.

        Args:
            level: Either "urgent" or "soft".
            group: One of `GROUPS`; an unknown one gets the card for immediate danger.
            child_typing: Whether a child seems to be writing; their own helplines then come first.
            kept: Whether the message has already been passed on, so that we must not say otherwise.
        """
        group = group if group in GROUPS else "immediate_danger"
        lead_group = CHILD_TYPING if child_typing else group
        groups = list(dict.fromkeys([lead_group, group, *self._other_side(lead_group)]))
        return {
            "level": level if level in _TITLES else "soft",
            "title": _TITLES.get(level, _TITLES["soft"]),
            "lead": self._leads[lead_group],
            "contacts": self._shown(self._contacts(groups)),
            "about_us": ABOUT_US if level == "urgent" and not kept else ABOUT_US_SOFT,
        }

    def lead(self, group: str) -> str:
        """What a kind of danger is answered with, before any number."""
        return self._leads[group]

    def footer(self) -> list[dict[str, Any]]:
        """The numbers at the foot of every page."""
        by_key = {row.key: row for row in self._rows}
        return self._shown([by_key[key] for key in FOOTER_KEYS])

    def crisis(self) -> list[dict[str, Any]]:
        """Every crisis contact of high confidence, once each."""
        return self._shown(self._crisis())

    def advice(self) -> list[dict[str, Any]]:
        """People to phone about SEND when we cannot answer: checked numbers only."""
        rows = [row for row in self._rows if "talk_to_person" in row.topics and row.phone]
        return self._shown([row for row in rows if row.confidence == "high"])

    def _crisis(self) -> list[Helpline]:
        return [row for row in self._rows if "crisis" in row.topics and row.confidence == "high"]

    def _shown(self, rows: list[Helpline]) -> list[dict[str, Any]]:
        now = self._now()
        return [row.as_shown(now, self._holidays) for row in rows]

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


def _leads(path: Path) -> dict[str, str]:
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            leads = {row["group"]: row["lead"] for row in csv.DictReader(lines)}
    except (OSError, KeyError) as problem:
        raise SeedError(f"{path.name}: cannot be read ({type(problem).__name__}). Restore it from git.") from None
    if missing := [group for group in GROUPS if not leads.get(group)]:
        raise SeedError(f"{path.name}: no words for {', '.join(missing)}. Add them.")
    return leads


def _helpline(row: dict[str, str]) -> Helpline:
    return Helpline(
        key=row["key"],
        name=row["name"],
        what_for=row["what_for"],
        phone=row["phone"] or None,
        text=row["text"] or None,
        relay=row["relay"] or None,
        bsl=row["bsl"] or None,
        email=row["email"] or None,
        url=row["url"] or None,
        hours=row["hours"] or None,
        opening=read_hours(row["opening"], where=f"helplines.csv, {row['key']}"),
        topics=frozenset(filter(None, row["topics"].split("|"))),
        crisis_groups=frozenset(filter(None, row["crisis_groups"].split("|"))),
        confidence=row["confidence"],
        verified_on=row["verified_on"] or None,
    )
