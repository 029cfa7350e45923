"""The glossary: every term we explain, by name."""

from __future__ import annotations

from localoffer.answers import cards, compose
from localoffer.answers.cards import Card
from localoffer.catalogue import provision
from localoffer.navigator.ground import Ground

_TOPIC = "terms"
_PREFIX = "term-"


class Glossary:
    """Use cases about the words of SEND.

    Args:
        ground: What every use case stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self.ground = ground

    def terms(self) -> dict[str, Card]:
        """Each term's card by its lasting short name, in the order of the titles."""
        with self.ground.database.session() as session:
            items = [compose.fact_item(row) for row in provision.facts_about(session, [_TOPIC])]
        today = self.ground.today()
        ordered = sorted(items, key=lambda item: (item.title.casefold(), item.key))
        return {item.key.removeprefix(_PREFIX): cards.fact_card(item, today) for item in ordered}
