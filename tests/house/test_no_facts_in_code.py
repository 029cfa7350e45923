"""No fact stands in code: figures, phone numbers, laws, dates and limits come from rows of data with a source.

Examples of what to type, ages this service is for, and limits of our own boxes are no facts about SEND; each stands on a
list here with its reason.
"""

from __future__ import annotations

import ast
import re

import pytest

from tests.house.product_source import ROOT, Module, modules
from tests.house.wording_source import HERE, NOT_FOR_FAMILIES, wording

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
FACTS = {
    "a phone number": re.compile(
        r"\b0\d{2,4}[ -]\d{3}[ -]?\d{3,4}\b|\b0\d{9,10}\b|\b(?:999|116 ?\d{3}|85258)\b|\bpress \d\d?\b"
    ),
    "a law": re.compile(
        r"\b[A-Z]\w+(?: \w+){0,4} (?:Act|Regulations)\b|\bCode of Practice\b|\b(?:section|regulation|Schedule) \d+|\bs\. ?\d+"
    ),
    "money": re.compile(r"£ ?\d|\b\d[\d,.]* ?(?:pounds|pence|billion|million)\b"),
    "a date": re.compile(
        rf"\b\d{{1,2}} (?:{MONTHS})\b|\b(?:{MONTHS}) (?:19|20)\d\d\b|\b(?:in|since|from|until) (?:19|20)\d\d\b"
    ),
    "a limit of time": re.compile(
        r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|sixteen|twenty) "
        r"(?:calendar |working |school )?(?:days?|weeks?|months?|years?)\b"
    ),
    "a share": re.compile(r"\b\d+(?:\.\d+)? ?(?:%|per cent|in 100)"),
}
KEY = re.compile(r"[a-z0-9_-]+")
"""The key of a row, such as "emergency-999"."""
OF_NO_SUBJECT = {
    "we asked on 3 March": "an example of what to type",
    "such as 3 March 2026": "an example of what to type",
    "such as 15 February 2027 to 19 February 2027": "an example of what to type",
    "For example 15 February 2027 to 19 February 2027": "an example of what to type",
    "For example 3 March, last Friday, or 9 weeks ago": "an example of what to type",
    "such as 4 or 18 months": "an example of what to type",
    "my son is 4": "an example of what to type",
    "My son is 4": "an example of what to type",
    "a deaf 6 year old": "an example of what to type",
    "under 1 month old": "the age of a very young child in words, where it is not a whole month",
    "on 22 November 2026": "the accessibility statement says when we tested our own pages, and when it was written",
    "Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018": "an accessibility statement names the rules it is made under",
    "400%": "how far a page can be enlarged",
}
"""Words in our own wording that look like a fact and are none, with the reason."""
ROUND_NUMBERS = {
    "BS3 1AA": "an example of a postcode",
    "0 to 25": "whom this service is for",
    "birth to 25": "whom this service is for",
    "(19 to 25)": "whom we call a young adult: our own phases",
    "300 letters": "what our own box takes",
    "2,000 letters": "what our own box takes",
    "10,000 letters": "what our own box takes",
    "about 3 miles": "how far off a distance is, where only a part of the postcode is known",
    "tick 3 or 4": "advice on the use of our own sheet",
    "Year 9": "an example of what to type",
    "4 and hardly": "an example of what to type",
    "(WCAG) version 2.2": "the standard our own pages are held to",
    "name@example.com": "an example of what to type",
}
"""Numbers in our own wording, with the reason each is no figure about SEND."""


def said_by_others(text: str) -> str:
    """What is left of a text without what is on the two lists."""
    for words in (*OF_NO_SUBJECT, *ROUND_NUMBERS):
        text = text.replace(words, "")
    return text


def facts_in(text: str) -> list[str]:
    return [name for name, pattern in FACTS.items() if pattern.search(text)]


@pytest.mark.parametrize("name", FACTS)
def test_no_fact_of_this_kind_stands_in_our_wording(name):
    found = [str(each) for each in wording() if FACTS[name].search(said_by_others(each.text))]

    assert found == []


def test_no_other_number_stands_in_our_wording():
    """A number that is said to a family comes from a row, or has a reason above."""
    numbers = re.compile(r"(?<![\w.])\d[\d,.]*(?![\w])")

    found = [str(each) for each in wording() if numbers.search(said_by_others(each.text))]

    assert found == []


@pytest.mark.parametrize(
    "module",
    [m for m in modules() if m.name.startswith(HERE) and not str(m).startswith(NOT_FOR_FAMILIES)],
    ids=str,
)
def test_no_text_in_code_names_a_law_a_number_to_ring_or_money(module: Module):
    """Also where no sentence is said: a name of a law looked for in code would break when the law's row changes."""
    texts = [node.value for node in ast.walk(module.tree) if is_text(node)]
    texts = [text for text in texts if text not in docstrings(module.tree) and not KEY.fullmatch(text)]

    found = [
        text
        for text in texts
        for name in ("a phone number", "a law", "money")
        if FACTS[name].search(said_by_others(text))
    ]

    assert found == []


def test_no_page_has_a_number_to_ring_of_its_own():
    pages = [*(ROOT / "web" / "templates").rglob("*.html"), *(ROOT / "web" / "static").glob("*.js")]

    assert [file.name for file in pages if re.search(r"(?:tel|sms):\+?\d", file.read_text(encoding="utf-8"))] == []


def test_domain_and_rules_hold_no_fact():
    for file in (ROOT / "domain.yml", *(ROOT / "data" / "rules").glob("*.yml")):
        lines = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.lstrip().startswith("#")]

        assert [line for line in lines if facts_in(line)] == [], file.name


def test_every_reason_is_still_needed():
    said = "\n".join(each.text for each in wording())

    assert [words for words in (*OF_NO_SUBJECT, *ROUND_NUMBERS) if words not in said] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ring 0808 800 5000 now", "a phone number"),
        ("If not, call 999", "a phone number"),
        ("The Equality Act says so", "a law"),
        ("under section 36", "a law"),
        ("The school pays £6,000", "money"),
        ("by 15 February", "a date"),
        ("in force since 2014", "a date"),
        ("within 20 weeks", "a limit of time"),
        ("at least 15 school days", "a limit of time"),
        ("46 in 100 plans", "a share"),
    ],
)
def test_each_kind_of_fact_would_be_found(text, found):
    assert found in facts_in(said_by_others(text))


def test_wording_without_facts_is_let_through():
    assert facts_in("Your council must say if it will assess. In March it may be busy.") == []


def is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def docstrings(tree: ast.AST) -> set[str]:
    return {node.value.value for node in ast.walk(tree) if isinstance(node, ast.Expr) and is_text(node.value)}
