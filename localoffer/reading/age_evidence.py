"""Whether a number in a message is somebody's age, and how plainly: what stands before and after it decides."""

from __future__ import annotations

import re

from localoffer.reading import age_words as say

_LIST_STARTS = re.compile(r"(?:^| \.) 1 \. ")


def in_figures(number: str) -> float:
    """A number in figures or in words as a number."""
    return float(number) if number[0].isdigit() else sum(say.NUMBER_WORDS[word] for word in number.split())


def age_evidence(plain: str, found: re.Match[str], earlier: str) -> str:
    """Whether a number is an age: "strong", "weak" or "" for no.

    Args:
        plain: The message in plain words, with what is plainly no age blanked.
        found: A match of `age_words.AGE` in it.
        earlier: The best evidence of the ages before it: "strong", "weak" or "" for none.
    """
    before, after = plain[max(0, found.start() - 70) : found.start()], plain[found.end() : found.end() + 30]
    old = bool(found["old"]) and bool(found["unit"] or found["old"].strip() in {"yo", "yrold", "yearold"})
    if found["nth"]:
        told = say.HAD_BIRTHDAY.search(before) or say.BIRTHDAY_IS_TO_COME.match(after)
        return "strong" if told and not say.ANOTHER_TIME.search(before) else ""
    if not _could_be_one(found, before, old=old) or _is_no_age_now(found, before, after):
        return ""
    if old or found.group().startswith(("ds", "dd")):
        # "15 hours for 2 year olds" speaks of nobody in particular.
        return "" if found["old"] == " olds" and not say.WHOSE_OLDS.search(before) else "strong"
    if _is_a_childs(found, before, after):
        return "strong"
    if _is_spell(found, before, after):
        return ""
    if earlier and not found["unit"] and say.SECOND_AGE.search(before):
        return earlier
    return _without_old(found, before, after)


def _could_be_one(found: re.Match[str], before: str, *, old: bool) -> bool:
    """Whether the words are more than "one" or "a year", and no measure such as "1.1m"."""
    if found["n"] == "one" and not (old or found["unit"] or say.IS_ONE.search(before)):
        return False
    if found["a"] and not ((old or found["half_after"]) and found["years"]):
        return False
    return not (found["months"] and "." in (found["n"] or ""))


def _is_no_age_now(found: re.Match[str], before: str, after: str) -> bool:
    """Whether it is a level somebody works at, a limit, or an age of another time."""
    wordless = found["months"] and say.NO_WORDS_AT.search(before)
    if (say.LEVEL.search(before) and not wordless) or say.LEVEL_AFTER.match(after):
        return True
    if say.LIMIT.search(before) and not say.NEARLY.search(before):
        return True
    to_come = found["birthday"] and say.BIRTHDAY_TO_COME.search(before)
    return bool(say.ANOTHER_TIME.search(before)) and not to_come


def _is_a_childs(found: re.Match[str], before: str, after: str) -> bool:
    """Whether it can be nothing but a child's: "three and a bit", "a baby of 8 months"."""
    if found["bit"]:
        return bool(say.IS_ONE.search(before) or say.AFTER_ASKED.search(before))
    babys = found["unit"] and say.BABY_OF.search(before)
    return bool(babys) and not say.SPELL_AFTER.match(after.replace(" on ", " ", 1))


def _is_spell(found: re.Match[str], before: str, after: str) -> bool:
    """Whether it is a stretch of time or a count of something: "2 years into it", "6 words"."""
    if found["weeks"] or found["days"]:
        return True
    if found["unit"]:
        so_far = before.endswith(" , ") and after.startswith(" now ") and bool(found["years"])
        return so_far or bool(say.SPELL_AFTER.match(after) or say.FOR_SO_LONG.search(before))
    return bool(say.NOT_YEARS.match(after) or re.match(" (?:off|ago|plus|into)(?= )", after))


def _without_old(found: re.Match[str], before: str, after: str) -> str:
    """As `age_evidence`, for a number that no "years old" follows."""
    lead = say.NEARLY.sub(" ", before) if say.NEARLY.search(before) else say.QUALIFIED.sub(" ", before)
    if say.PRONOUN_ALONE.search(before) or (say.GRADE.search(before) and not found["unit"]):
        return ""
    if any(pattern.search(before) for pattern in (say.AGED, say.TURNED, say.SAID, say.I_AM)):
        return "strong"
    if found["years"] and (say.HAS_YEARS.search(before) or say.OF_A_CHILD.match(after)):
        return "strong"
    if say.FIRST_AGE.match(after) and say.OURS.search(before):
        return "strong"
    if say.AFTER_ASKED.search(lead) or say.AFTER_ASKED.search(before):
        return "strong"
    if found["birthday"] and say.NEARLY.search(before):
        return "strong"
    return "weak" if _stands_alone(found, before, lead, after) else ""


def _stands_alone(found: re.Match[str], before: str, lead: str, after: str) -> bool:
    """Whether a number stands where an age would: alone, between commas, at a message's start or after "at"."""
    ends = say.AFTER_BARE.match(after) is not None
    if say.OPENING.match(lead) and (ends or say.AFTER_OPENING.match(after)):
        return True
    if say.FIRST_AGE.match(after) or say.CONDITION_AND.search(before):
        return True
    if say.BEFORE_BARE.search(lead) and _is_bare(found, before, lead, after):
        return True
    if say.LITTLE_THING.search(before) and after.startswith((" now .", " now ,", " now  ")):
        return True
    threshold = found["n"] in say.THRESHOLDS and say.AT_AGE.search(before)
    if say.AT_AGE.search(before) and ends and (found["months"] or found["most"] or found["half"]):
        return True
    if say.AT.search(before) and (say.AFTER_AT.match(after) or say.AFTER_AT_TOO.match(after)):
        return not threshold
    if found["unit"]:
        return False
    last = (ends and not after.startswith(" . ")) or after in {" . ", " "}
    last = last and bool(say.LAST.search(before)) and not say.CLOCK.search(before) and not threshold
    return last or _is_named(before, after)


def _is_bare(found: re.Match[str], before: str, lead: str, after: str) -> bool:
    """Whether a number after a comma, a full stop or nothing at all is an age, and no number of a list."""
    if say.AFTER_BARE.match(after):
        counted = found.group().strip() in {"1", "2", "3"} and _LIST_STARTS.search(found.string)
        return not (counted and say.LIST_NUMBER.search(lead) and after.startswith(" . "))
    if say.NEARLY.search(before) or say.CONDITION_AFTER.match(after) or say.IN_A_YEAR.match(after):
        return True
    return say.BUT.match(after) is not None and not found["unit"]


def _is_named(before: str, after: str) -> bool:
    """Whether a number follows a name: "Jack is 7", "our Callums 12 and he", "so 17 now"."""
    if say.SO_NOW.search(before):
        return after.startswith(" now ")
    if say.NAMED_SHORT.search(before) and say.AFTER_NAMED.match(after):
        return True
    if say.OUR_CHILD_IS.search(before) and say.AFTER_OUR_CHILD_IS.match(after):
        return True
    if say.OUR_NAME.search(before) and say.AND_HE.match(after):
        return True
    return say.NAMED.search(before) is not None
