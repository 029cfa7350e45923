"""The lines of the call-back page. Plain English, reading age 9 to 11; one idea a sentence."""

from __future__ import annotations

from collections.abc import Mapping

from localoffer.catalogue.callbacks import EMAIL, PHONE, TEXT
from localoffer.language import worded

ROUTES = [(PHONE, "Ring me"), (TEXT, "Send me a text message"), (EMAIL, "Send me an email")]
CHOOSE_ROUTE = "Choose how we should reach you"
GIVE_CONTACT = "Give a phone number or an email address"
GIVE_NUMBER = "Give a phone number with all its digits, or choose email"
GIVE_EMAIL = "Give an email address, such as name@example.com, or choose phone or text"
CHOOSE_TOPIC = "Choose what it is about"
AGREE = "Tick the box if you agree that we keep this. Without it we cannot ring you."
AFTER_CRISIS = (
    "We have kept nothing of what you wrote. A call-back can take days, so please use a number above now.",
    "When you are ready, you can fill in the form again.",
)
BESIDE_CRISIS = (
    "We have not kept this. A call-back can take days, so it is not for times when someone may not be safe.",
    "If you still want a call about something else, leave that part out and send it again.",
    "You can tell them when they ring.",
)
SLOW_DOWN = ("You have sent a lot in a short time.", "Please wait a minute, then try again.")
DOWN = ("Sorry, we cannot keep your request just now. You can try again, or ring one of the numbers below.",)
FULL = ("So many families are waiting that we cannot take another request just now.", "Please ring a number below.")


class _WhenChecked(str):
    """Words of a form's check: filled in, in the language in use, when the check fails. WTForms does so with %."""

    __slots__ = ()

    def __mod__(self, values: Mapping[str, object]) -> str:
        return worded(str(self), **values)


TOO_LONG = _WhenChecked("Use {max} letters or fewer")
"""A box with too much in it."""
