"""How hard words are to read: the Flesch-Kincaid grade, with syllables counted by rules of our own.

`textstat` counts by a pronouncing dictionary that it fetches when first used; a test must run offline.
"""

from __future__ import annotations

import re

_KNOWN = {
    1: "eye eyes tier tiers",
    2: """people client clients science poem lion giant ruin fluid evening every someone sometimes something somewhere somehow homework
    lifelong nowhere lifetime baseline sideways therefore business chocolate fuel cruel dual duel
    doesn't isn't wasn't haven't hasn't didn't couldn't wouldn't shouldn't mustn't needn't weren't hadn't""",
    3: """area areas idea ideas serious various previous obvious museum suicide reaction everything everyday wherever whoever
    relationship timetable timetables parliament interview timescale""",
    4: "january february",
    5: "coordination coordinator coordinators",
}
_SYLLABLES = {word: count for count, words in _KNOWN.items() for word in words.split()}
"""Words the rules below would count wrong."""
NAMES = (
    r"[A-Z][\w\u2019'-]+(?: (?:and |of |the )*[A-Z][\w\u2019'-]+)* (?:Act|Regulations|Code of Practice)(?: \d{4})?",
    r"(?:SEN and disability local offer|Local Offer|Education for All Bill|GOV\.UK)",
    r"(?:Disability Living Allowance|Personal Independence Payment|(?:Carer's|Carer\u2019s) Allowance)",
    r"(?:Disabled Students' Allowance|Disabled Facilities Grant|Student Finance|Family Fund|Blue Badge)",
    r"(?:Local Government and Social Care |Parliamentary and Health Service )?Ombudsman",
    r"(?:First-tier Tribunal(?: \([^)]*\))?|Department for Education|Equality and Human Rights Commission(?: \(EHRC\))?|Council for Disabled Children(?: IASS network)?)",
    r"(?:Individual Support Plan|National Inclusion Standards|Inclusive Mainstream Fund|Experts at Hand)",
    r"(?:[Ee]ducation, health and care(?: \(EHC\))? plans?|EHC needs assessments?|EHC plans?)",
    r"(?:[Ss]pecial educational needs coordinator(?: \(SENCO\))?|[Ss]pecial educational needs(?: (?:and|or) (?:a )?disabilit(?:y|ies))?(?: \(SEND\))?)",
    r"(?:SENDIASS|SENDIAS|SENCO|NHS|SEND?|CAMHS|Portage|SENIF|DAF|Sampleshire)",
    r"[Ee]ducational psychologists?|[Oo]ccupational therap(?:y|ists?)|[Ss]peech and language therap(?:y|ists?)",
    r"[Ii]ntegrated care boards?|[Mm]ediation(?: certificate)?|[Mm]ental health support teams?",
    r"[Dd]ys(?:lexia|calculia|praxia|graphia)|[Aa]dditional (?:support for learning|learning needs)",
    r"(?:East|West)? ?Surrey(?: County Council)?|Northern Ireland|Guernsey|Jersey|(?:The )?Isle of Man|Yorkshire and The Humber",
    r"(?:East|West) Midlands|East of England|North (?:East|West)|South (?:East|West)",
)
"""Names that stand outside the measure: laws, bodies, benefits, plans, professions and places."""
_NAMES = re.compile("|".join(rf"\b(?:{each})(?![\w])" for each in NAMES))
_WORD = re.compile(r"[A-Za-z0-9£%][\w£%'\u2019,.:/@-]*")
_SENTENCE_END = re.compile(r"(?<=[.!?:;])[\"”\u2019)]*\s+|\n+")
_SILENT = (
    re.compile(r"(?<=[aeiouy])([^aeiouy]+)e(?=(?:ful|less|ly|ment|ness|some)(?:s|ly)?$)"),
    re.compile(r"(?<=[aeiouy])([^aeiouy]*[^aeiouytdl]|l?l|(?<!e))ed$"),
    re.compile(r"(?<=[aeiouy])(l?[^aeiouyl]+|ll?)e$"),
)
"""An e that is written and not spoken: "careful", "asked", "place"."""
_SPLIT_VOWELS = re.compile(
    r"(?<![cst])ia(?!ge)|i(?:o(?!us|n|ur)|um|et)|(?<=[^gq])ua(?!r)|eo(?!us)|ying|[eo]ing|ier|crea(?=t)"
)


def syllables(word: str) -> int:
    """Syllables of one word; a figure counts as one, and so do initials such as "NHS"."""
    plain = word.strip("'\u2019.,:/-").replace("\u2019", "'").casefold()
    if not any(map(str.isalpha, plain)) or any(map(str.isdigit, plain)):
        return 1
    if "-" in plain:
        return sum(syllables(part) for part in plain.split("-"))
    bare = plain.removesuffix("'s").removesuffix("s'")
    return _SYLLABLES.get(plain) or _SYLLABLES.get(bare) or _by_rule(bare.replace("'", ""))


def _by_rule(plain: str) -> int:
    spoken = plain[:-1] if re.search(r"[^szxcgh]es$|[^cs]hes$", plain) else plain
    for silent in _SILENT:
        spoken = silent.sub(r"\1", spoken)
    return max(1, len(re.findall(r"[aeiouy]+", spoken)) + len(_SPLIT_VOWELS.findall(spoken)))


def grade(text: str) -> float:
    """The Flesch-Kincaid grade of a text: about the school year, in the United States, that can read it."""
    sentences = [found for part in _SENTENCE_END.split(text) if (found := _WORD.findall(part))]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return 0.0
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def plain(text: str) -> str:
    """A text with each name in it replaced by a short word: a name cannot be chosen, so it is not measured."""
    return _NAMES.sub("one", text)
