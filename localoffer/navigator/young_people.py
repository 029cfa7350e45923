"""Young people who ask for themselves: words for them, and their rights on both sides of the end of school age."""

from __future__ import annotations

from functools import cached_property

from localoffer.answers.school_age import Side
from localoffer.catalogue.young_words import YoungWords, load_young_words
from localoffer.navigator.ground import Ground

FACTS = {
    Side.BEFORE: ("yp-before", "yp-school-age", "yp-capacity", "yp-advice"),
    Side.AFTER: ("yp-after", "yp-parent", "yp-capacity", "yp-advice"),
    Side.EITHER: ("yp-before", "yp-after", "yp-parent", "yp-capacity", "yp-advice"),
}
"""Which facts hold on which side (data/offer/facts.csv), the one that matters most first."""


class YoungPeople:
    """Use cases about a young person's own questions.

    Args:
        ground: What every use case stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self.ground = ground

    @cached_property
    def words(self) -> YoungWords:
        """Descriptions of help told to the young person they are for.

        Raises:
            SeedError: The project's own data is damaged.
        """
        return load_young_words(self.ground.data / "offer")
