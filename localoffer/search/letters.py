"""Which letter a message is about: "can you help me write a letter to the council", "what do I say to the SENCO". Pure.

A letter that came ("we got a letter saying no") asks for none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from localoffer.catalogue.letters import Letter

_THING = r"(?:letters?|e-?mails?|complaints?|note|request)"
_WRITE = r"(?:write|writing|draft|drafting|word|wording|compose|composing|type|put together)"
_ARTICLE = r"(?:(?:me|us|up|out|off|a|an|the|my|this|that|some|your|proper|formal|good) )*"
_HELP = (
    r"(?:help(?: me| us)?(?: to| with)?|how (?:do|can|should|would|could) (?:i|we|you)|how to|can you|could you"
    r"|will you|would you|please|(?:i|we) (?:want|need|have|would like|d like|am trying|m trying|am going|m going) to"
    r"|(?:i|we) (?:must|should|can)|(?:do|should|can|could) (?:i|we)|(?:i|we)(?:m| am| are|re))"
)
_ASKS = re.compile(
    rf"\b{_HELP} (?:just |please |best )?{_WRITE} {_ARTICLE}(?:\w+ ){{0,3}}{_THING}\b"
    rf"|\bhelp(?: me| us)?(?: please)? with {_ARTICLE}{_THING}\b(?! (?:from|i|we|that|they|he|she|my|has|which)\b)"
    rf"|\b(?:template|sample|example|model|standard|pro forma|ready made) (?:\w+ ){{0,2}}(?:{_THING}|wording)\b"
    rf"|\b{_THING} (?:templates?|examples?|samples?|wording)\b"
    rf"|\b{_WRITE} (?:me|us) {_ARTICLE}(?:\w+ ){{0,2}}{_THING}\b"
    rf"|^{_WRITE} {_ARTICLE}(?:\w+ ){{0,2}}{_THING}\b"
    rf"|\bhow (?:do|can|should|would|could) (?:i|we) (?:write|email|word it|word this|put it in writing)\b"
    r"|\bwhat (?:do|should|can|could|shall|would) (?:i|we) write\b"
    rf"|\bwhat (?:do|should|can|could|shall|would) (?:i|we) put in {_ARTICLE}(?:\w+ ){{0,2}}{_THING}\b"
)
_ASKING = re.compile(
    r"\b(?:letter|e-?mail) (?:to (?:the |my |our |his |her )?\w+ )?"
    r"(?:to ask|asking|to request|requesting|to complain|to appeal)\b"
)
"""A letter named by what it is to do."""
_CAME = re.compile(
    r"\b(?:sent|send me|wrote|written|got|get|gets|received|had|have|has|gave|reply to|answer to|replied to|ignored"
    r"|after) (?:\w+ ){0,3}(?:letter|e-?mail)\b"
)
"""A letter that was sent or came."""
_WHOM = r"(?:senco|sendco|sen co|senco meeting|send co|teacher|head|headteacher|school|meeting|nursery)"
_QUESTIONS = re.compile(
    rf"\b(?:what (?:do|should|can|could|shall|would) (?:i|we) say|what to say|how (?:do|should) (?:i|we) talk)"
    rf" (?:\w+ ){{0,4}}{_WHOM}\b"
    r"|\bwhat (?:(?:do|should|can|could|shall|would) (?:i|we) |to |questions )(?:to |do i |should i )?ask"
    r" (?:\w+ ){0,4}(?:senco|sendco|sen co|meeting)\b"
    r"|\bquestions? (?:to ask|for) (?:\w+ ){0,4}(?:senco|sendco|sen co|meeting)\b"
)
_APOSTROPHES = re.compile("['\u2019]")


def asks_for_letter(text: str) -> bool:
    """Whether a message asks for help to write something."""
    said = _plain(text)
    return bool(_ASKS.search(said) or (_ASKING.search(said) and not _CAME.search(said)))


def asks_for_questions(text: str) -> bool:
    """Whether a message asks what to say or ask at school."""
    return bool(_QUESTIONS.search(_plain(text)))


def letters_in(letters: Sequence[Letter], text: str) -> tuple[Letter, ...]:
    """The letters whose phrases a message holds most of; empty where it names none.

    Args:
        letters: Every letter.
        text: A family's (redacted) words; any text at all.
    """
    said = f" {_plain(text)} "
    weights = [(_weight(each, said), each) for each in letters]
    most = max((weight for weight, _ in weights), default=0)
    return tuple(each for weight, each in weights if weight == most) if most else ()


def _weight(letter: Letter, said: str) -> int:
    """Characters of the longest phrase of a letter that a message holds."""
    found = [len(each) for each in letter.words if (f" {each[:-1]}" if each.endswith("*") else f" {each} ") in said]
    return max(found, default=0)


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9-]+", " ", _APOSTROPHES.sub("", text.casefold())).strip()
