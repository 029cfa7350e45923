"""Short questions about the last answer: which facts say who pays, or what to do after a no."""

from __future__ import annotations

from functools import cached_property

from localoffer.catalogue.follow_ups import ANY_LABEL, FollowUps, load_follow_ups
from localoffer.navigator.ground import Ground


class FollowUpFacts:
    """Use cases about questions that lean on the answer before them.

    Args:
        ground: What every use case stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self.ground = ground

    @cached_property
    def known(self) -> FollowUps:
        """Every question there is an answer to.

        Raises:
            SeedError: The project's own data is damaged.
        """
        return load_follow_ups(self.ground.data / "offer")

    def facts(self, label: str, question: str) -> tuple[str, ...]:
        """Keys of the facts that answer a question after a label; those for any label where it has none of its own.

        Args:
            label: The label talked about, such as ask_transport.
            question: One of `localoffer.catalogue.follow_ups.QUESTIONS`.
        """
        return self.known.get((label, question)) or self.known.get((ANY_LABEL, question)) or ()
