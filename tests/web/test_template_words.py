"""The words of a template are looked up as they stand, and English pages are what they would be without."""

from __future__ import annotations

import pytest
from jinja2 import DictLoader, Environment

from localoffer import language
from web.template_words import TemplateWords, messages_in


def shown(source: str, **values: object) -> str:
    reader = Environment(loader=DictLoader({"page.html": source}), extensions=[TemplateWords], autoescape=True)
    return reader.get_template("page.html").render(**values)


@pytest.fixture
def backwards(monkeypatch):
    """A language in which each message is said in brackets."""
    monkeypatch.setattr(language, "worded", lambda text, **_: f"[{text}]")


@pytest.mark.parametrize(
    ("source", "messages"),
    [
        ("<p>Show it</p>", ["Show it"]),
        ("<p>Show {{ cards|length }} more</p>", ["Show {cards} more"]),
        ('<p>Not sure? <a href="{{ url }}">Find it</a>.</p>', ["Not sure? <a>Find it</a>."]),
        ('<li><a href="/a">One</a></li>', ["One"]),
        ('<p><a href="/a">One</a> <a href="/b">Two</a></p>', ["One", "Two"]),
        ('<p>See <a href="/a">one</a> or <a href="/b">two</a></p>', ["See <a>one</a> or <a2>two</a2>"]),
        ("<p><strong>Must</strong>: the law.</p>", ["<strong>Must</strong>: the law."]),
        ('<nav aria-label="Pages" class="Wide"></nav>', ["Pages"]),
        ("<b>{% if x %}One{% else %}Two{% endif %}</b>", ["One", "Two"]),
        ("<p>A line\n   and another</p>", ["A line and another"]),
        ("<p>{{ a }} and {{ b.a }}</p>", ["{a} and {a2}"]),
        ('<meta name="description" content="About us"><meta name="robots" content="noindex">', ["About us"]),
        ("<script>var a = 'b c';</script><textarea>Some words</textarea>{# A remark #}<!-- No -->", []),
        ("<p>{{ name }}: 4</p>", []),
        ('{% macro told(x) %} aria-describedby="{{ x }}"{% endmacro %}', []),
        ("<p>&nbsp;·&nbsp;</p>", []),
    ],
)
def test_messages_of_a_template(source, messages):
    assert messages_in(source) == messages


@pytest.mark.parametrize(
    "source",
    [
        "<p>  Show {{ n }} more </p>",
        '<p>Not sure? <a class="x" href="{{ url }}">Find it</a>.</p>',
        "{% for each in names %}<li>{{ each }} is here{% if not loop.last %}, {% endif %}</li>{% endfor %}",
        "{% macro card(x) %}<b>Card {{ x }}</b>{% endmacro %}<ul>{{ card(n) }}</ul>",
        "<p>{{ '<i>' }} and {{ html }}</p>",
        '<input aria-label="Number {{ n }}" value="{{ n }}">',
        "<p>{{ missing }} none</p>",
        "<p>100 % {braces} of {{ n }}</p>",
    ],
)
def test_english_is_what_it_would_be_without(source):
    values = {"n": 3, "url": "/a?b=1&c=2", "names": ["A & B", "C"], "html": "<script>"}
    plain = Environment(autoescape=True).from_string(source).render(**values)

    assert shown(source, **values) == plain


@pytest.mark.usefixtures("backwards")
def test_words_values_and_labels_are_looked_up_and_addresses_are_not():
    page = shown('<p title="Tip">Hi {{ n }}, <a href="{{ url }}">go</a></p><p>{{ n }}</p>', n="you", url="/go there")

    assert page == '<p title="[Tip]">[Hi [you], <a href="/go there">go</a>]</p><p>[you]</p>'


@pytest.mark.usefixtures("backwards")
def test_what_a_family_typed_is_never_looked_up():
    assert shown("<textarea>{{ n }}</textarea><p>{{ n|e }}</p>", n="Send") == "<textarea>Send</textarea><p>Send</p>"


def test_a_translation_may_turn_the_order_round(monkeypatch):
    monkeypatch.setattr(
        language, "worded", lambda text, **_: {"See <a>one</a> of {n}": "{n}: <a>one</a>!"}.get(text, text)
    )

    assert shown('<p>See <a href="/x">one</a> of {{ n }}</p>', n="<b>") == '<p>&lt;b&gt;: <a href="/x">one</a>!</p>'
