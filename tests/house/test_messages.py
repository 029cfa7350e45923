"""Every text a family reads is a message of the catalogue, and the template that translators get is current."""

from __future__ import annotations

import ast
import re

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from localoffer.language import FOLDER
from tests.house.product_source import Module, modules
from tests.house.wording_source import HERE, NOT_FOR_FAMILIES, STAND_IN, wording
from tests.pseudo import pseudo
from web.messages import NO_WORDS_HERE, TEMPLATE, as_template, is_message, messages, mistakes, of_python

SAY = {"worded", "counted"}
SAID_TO_NOBODY = {
    "helplines.csv, {x}": "the place of an error",
    "Disallow: {x}": "robots.txt",
    "User-agent: * {x} Sitemap: {x}": "robots.txt",
    "Bearer {x}": "a header",
    "the assistant gave no answer ({x}). Look at the Rasa server's own log.": "an error raised",
    "{x} closed": "read from a row",
    "{x} open": "read from a row",
    "{x}, {x} {x}": "joined from messages",
    "the end of": "words of a date, which are read and not said",
}
"""Texts that look like words to us and are none to a family, with the reason."""
ENGLISH = (*NOT_FOR_FAMILIES, *NO_WORDS_HERE)
OURS = [
    each
    for each in modules()
    if each.name.startswith((*HERE, "localoffer.search")) and not str(each).startswith(ENGLISH)
]


def test_template_is_what_the_product_says_now():
    assert TEMPLATE.read_bytes() == as_template(messages()), "the wording changed: run `make messages`"


def called(node: ast.AST) -> str:
    return getattr(node.func, "id", getattr(node.func, "attr", "")) if isinstance(node, ast.Call) else ""


def fixed_part(node: ast.JoinedStr) -> str:
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "{x}" for part in node.values)


@pytest.mark.parametrize("module", OURS, ids=str)
def test_words_are_put_together_by_messages_only(module: Module):
    """An f-string of words could not be said in another order."""
    unseen = {inner for node in ast.walk(module.tree) if isinstance(node, ast.Raise) for inner in ast.walk(node)}
    joined = [node for node in ast.walk(module.tree) if isinstance(node, ast.JoinedStr) and node not in unseen]
    words = [" ".join(text.split()) for text in map(fixed_part, joined) if is_message(text)]

    assert [each for each in words if each not in SAID_TO_NOBODY] == []


@pytest.mark.parametrize("module", OURS, ids=str)
def test_every_named_place_of_a_message_is_filled_in(module: Module):
    for call in (node for node in ast.walk(module.tree) if called(node) in SAY):
        texts = [each.value for each in call.args[:2] if isinstance(each, ast.Constant) and isinstance(each.value, str)]
        given = {each.arg for each in call.keywords} | ({"count"} if called(call) == "counted" else set())
        if texts and None not in given:
            assert set(re.findall(r"\{(\w+)\}", " ".join(texts))) == given, f"{module}:{call.lineno}"


def test_all_wording_that_is_measured_is_in_the_catalogue():
    """What tests/house measures and what translators get are found by two readers: they agree."""
    known = {_plain(text) for each in messages() for text in (each.id if isinstance(each.id, tuple) else (each.id,))}
    files = ("web/templates", "domain.yml", "web/static")
    measured = [each for each in wording() if not each.where.startswith((*files, *ENGLISH))]

    known |= {_plain(each) for each in SAID_TO_NOBODY}
    missing = [str(each) for each in measured if _plain(each.text) not in known]

    assert len(measured) > 300
    assert missing == []


def _plain(text: str) -> str:
    return " ".join(re.sub(r"\{\w+\}", STAND_IN, text).split())


def test_every_language_we_hold_keeps_places_and_tags():
    for file in FOLDER.glob("*/LC_MESSAGES/offer.po"):
        with file.open("rb") as lines:
            assert mistakes(read_po(lines)) == [], file.parent.parent.name


def test_lost_places_and_tags_are_found():
    catalogue = Catalog(locale="cy")
    catalogue.add("Show {count} more", "Dangos mwy")
    catalogue.add("See <a>all</a>", "Gweld <b>popeth</b>")
    catalogue.add("Send", "Anfon")
    catalogue.add("{name}: <a>one</a>", "<a>un</a>: {name}")
    catalogue.add("Not yet said {x}", "")

    assert mistakes(catalogue) == ["Show {count} more", "See <a>all</a>"]


def test_pseudo_language_keeps_places_and_tags():
    catalogue = Catalog()
    for each in messages():
        if each.id and isinstance(each.id, str):
            catalogue.add(each.id, pseudo(each.id))

    assert len(catalogue) > 3_000
    assert mistakes(catalogue) == []


@pytest.mark.parametrize(
    ("text", "it_is"),
    [
        ("Show more", True), ("Cost", True), ("E-mail", True), (" (sample)", True), ("This is for {who}.", True), ("Looking…", True),
        ("find_support", False), ("application/json", False), ("Cache-Control", False), ("/show_more", False), ("%B %Y", False),
        ("areas.council", False), ("{name}: {value}", False), ("SLCN", False), (r"\bword\b", False), ("https://a b", False), ("", False),
    ],
)  # fmt: skip
def test_words_are_told_from_code(text, it_is):
    assert is_message(text) is it_is


def test_what_a_module_only_logs_raises_or_documents_is_no_message():
    source = '"""About us all."""\nlog.info("Some words here")\nraise OfferError("Other words here")\nx = "Said to all"\nworded("Hi {n}", n=1)\n'

    assert sorted(of_python(source)) == ["Hi {n}", "Said to all"]
    assert list(of_python(source, in_all=False)) == ["Hi {n}"]
