"""The words of a template are its messages: what stands between tags is looked up as it stands, none is marked by hand.

A Jinja extension. It reads a template's source before Jinja does and turns each run of words into a look-up in the
catalogue: `<p>Show {{ count }} more</p>` asks for "Show {count} more". Links and other inline tags stay in the message
without their attributes: `Not sure? <a>Find it by postcode</a>.` A run ends at a block tag and at a statement of Jinja.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jinja2 import Environment
from jinja2.ext import Extension
from markupsafe import Markup

from localoffer import language

INLINE = frozenset("a abbr b br code em i kbd q small span strong".split())
NOT_FOR_FAMILIES = frozenset({"widget/embed.html"})
"""Pages that only who runs a website reads: English, and full of code."""
_JINJA = r"\{\{.*?\}\}|\{%.*?%\}"
_TOKEN = re.compile(
    rf"""(?P<skipped>\{{\#.*?\#\}}|<!.*?>|<(?P<raw>script|style|textarea)\b.*?</(?P=raw)>|\{{%.*?%\}}|\{{\{{-.*?\}}\}})
    |(?P<expression>\{{\{{.*?\}}\}})
    |(?P<tag><(?P<closing>/?)(?P<name>[a-zA-Z][\w-]*)(?:"(?:{_JINJA}|[^"])*"|'(?:{_JINJA}|[^'])*'|{_JINJA}|[^>"'])*>)
    |(?P<text>[^<{{]+|.)""",
    re.DOTALL | re.VERBOSE,
)
_ATTRIBUTE = re.compile(
    r'(?P<before>\s(?:aria-label|alt|title|placeholder|content)=")(?P<value>(?:\{\{.*?\}\}|[^"{])*)"', re.DOTALL
)
_LETTERS = re.compile(r"[A-Za-z]{2,}")
_ENTITY = re.compile(r"&\w+;")
_BARE_TAG = re.compile(r"<(\w+)>")
_NUMBERED_END = re.compile(r"</([a-z]+)\d+>")
_AS_IT_IS, _APART = Markup("{}"), Markup("\u2068{}\u2069")
"""How a value stands in a message; in one from right to left it is set apart, as `language.worded` does."""


@dataclass(frozen=True)
class Token:
    """One piece of a template's source.

    Args:
        kind: Either "skipped", "expression", "tag" or "text".
        source: As it stands.
        name: Of a tag.
        is_closing: Whether a tag is an end tag.
    """

    kind: str
    source: str
    name: str = ""
    is_closing: bool = False

    @property
    def is_inline(self) -> bool:
        """Whether it may stand inside a message."""
        return self.kind in {"expression", "text"} or (self.kind == "tag" and self.name in INLINE)

    @property
    def has_words(self) -> bool:
        """Whether it is text with words in it."""
        return self.kind == "text" and '="' not in self.source and bool(_LETTERS.search(_ENTITY.sub("", self.source)))


@dataclass(frozen=True)
class Message:
    """One message of a template.

    Args:
        text: The message in English.
        values: The expression of each named place.
        tags: The source of each inline tag that has attributes, by its name in the message.
    """

    text: str
    values: Mapping[str, str]
    tags: Mapping[str, str]

    @property
    def source(self) -> str:
        """The Jinja source that says it."""
        captured = "".join(f"{{% set _tag_{name} %}}{tag}{{% endset %}}" for name, tag in self.tags.items())
        values = ", ".join(f'"{name}": ({expression})' for name, expression in self.values.items())
        tags = ", ".join(f'"{name}": _tag_{name}' for name in self.tags)
        return f"{captured}{{{{ _said({json.dumps(self.text, ensure_ascii=False)}, {{{values}}}, {{{tags}}}) }}}}"


class TemplateWords(Extension):
    """Looks up the words of every template."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.globals.update(_said=said, _told=told, counted=language.counted)

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002
        """The source with look-ups, where the page is for families."""
        return source if name in NOT_FOR_FAMILIES else rewritten(source)


def rewritten(source: str) -> str:
    """A template's source with a look-up in place of each run of words."""
    return "".join(piece.source if isinstance(piece, Message) else piece for piece in _pieces(_tokens(source)))


def messages_in(source: str) -> list[str]:
    """The messages of a template, in order."""
    return [piece.text for piece in _pieces(_tokens(source)) if isinstance(piece, Message)]


def said(text: str, values: Mapping[str, object], tags: Mapping[str, Markup]) -> Markup:
    """A message of a template, in the language in use."""
    opened = {f"tag_{name}": tag for name, tag in tags.items()}
    shape = _BARE_TAG.sub(lambda tag: f"{{tag_{tag[1]}}}" if tag[1] in tags else tag[0], language.worded(text))
    apart = _APART if language.direction() == "rtl" else _AS_IT_IS
    shown = {name: apart.format(told(value)) for name, value in values.items()}
    return Markup(_NUMBERED_END.sub(r"</\1>", shape)).format(**shown, **opened)  # noqa: S704 - ours; values are escaped


def told(value: object) -> object:
    """A value that a template shows: words of ours in the language in use, anything else as it is."""
    return language.worded(value) if type(value) is str else value


def _tokens(source: str) -> Iterator[Token]:
    for found in _TOKEN.finditer(source):
        kind = str(found.lastgroup if found.lastgroup in {"skipped", "expression", "tag", "text"} else "skipped")
        if found["tag"]:
            yield Token("tag", found[0], found["name"].lower(), bool(found["closing"]))
        else:
            yield Token(kind, found[0])


def _pieces(tokens: Iterator[Token]) -> Iterator[str | Message]:
    run: list[Token] = []
    for token in tokens:
        if token.is_inline:
            run.append(token)
            continue
        yield from _of_run(run)
        run = []
        yield from _of_tag(token.source) if token.kind == "tag" else [token.source]
    yield from _of_run(run)


def _of_run(run: Sequence[Token]) -> Iterator[str | Message]:
    """A run as one message; as several where it is made of links or the like with no words between them."""
    ends = _ends(run)
    unpaired = next((at for at, each in enumerate(run) if each.kind == "tag" and at not in ends), None)
    if unpaired is not None:
        yield from _of_run(run[:unpaired])
        yield from _of_tag(run[unpaired].source)
        yield from _of_run(run[unpaired + 1 :])
        return
    if any(each.has_words for each in _outermost(run, ends)):
        yield from _message(run)
        return
    at = 0
    while at < len(run):
        if run[at].kind == "tag" and ends[at] > at:
            yield from _of_tag(run[at].source)
            yield from _of_run(run[at + 1 : ends[at]])
            yield run[ends[at]].source
            at = ends[at]
        elif run[at].kind == "expression":
            yield f"{{{{ _told({run[at].source[2:-2].strip()}) }}}}"
        else:
            yield run[at].source
        at += 1


def _ends(run: Sequence[Token]) -> dict[int, int]:
    """Where the element of each tag of a run ends; only tags that have both ends in it, and those that need none."""
    ends: dict[int, int] = {}
    opened: list[int] = []
    for at, each in enumerate(run):
        if each.kind != "tag":
            continue
        if each.name == "br":
            ends[at] = at
        elif not each.is_closing:
            opened.append(at)
        elif opened and run[opened[-1]].name == each.name:
            start = opened.pop()
            ends |= {start: at, at: at}
    return ends


def _outermost(run: Sequence[Token], ends: Mapping[int, int]) -> Iterator[Token]:
    at = 0
    while at < len(run):
        yield run[at]
        at = ends.get(at, at) + 1


def _message(run: Sequence[Token]) -> Iterator[str | Message]:
    """A run with words as a message, and the white space around it."""
    text, values, tags = "", {}, {}
    opened: list[str] = []
    for each in run:
        if each.kind == "text":
            text += each.source.replace("{", "{{").replace("}", "}}")
        elif each.kind == "expression":
            expression = each.source[2:-2].strip()
            text += f"{{{_named(_short(expression), expression, values)}}}"
        elif each.is_closing:
            text += f"</{opened.pop()}>"
        elif _BARE_TAG.fullmatch(each.source):
            opened += [] if each.name == "br" else [each.name]
            text += each.source
        else:
            opened.append(_named(each.name, "".join(_as_source(_of_tag(each.source))), tags))
            text += f"<{opened[-1]}>"
    tidy = " ".join(text.split())
    yield text[: len(text) - len(text.lstrip())]
    yield Message(tidy, values, tags)
    yield text[len(text.rstrip()) :]


def _named(name: str, source: str, held: dict[str, str]) -> str:
    """A name for a part of a message, the same for the same part."""
    names = (name if number == 1 else f"{name}{number}" for number in range(1, 99))
    return next(each for each in names if held.setdefault(each, source) == source)


def _short(expression: str) -> str:
    """The name that an expression ends in: "name" of "each.item.name|upper"."""
    path = re.match(r"[\w.]*", expression.lstrip("(\"' "))
    words = [each for each in (path[0] if path else "").split(".") if each and not each[0].isdigit()]
    return words[-1] if words else "value"


def _of_tag(source: str) -> Iterator[str | Message]:
    """A tag with the messages of its attributes."""
    end = 0
    for found in _ATTRIBUTE.finditer(source):
        if found["before"].endswith('content="') and 'name="description"' not in source:
            continue
        tokens = list(_tokens(found["value"]))
        yield source[end : found.start()] + found["before"]
        yield from _of_run(tokens)
        yield '"'
        end = found.end()
    yield source[end:]


def _as_source(pieces: Iterator[str | Message]) -> Iterator[str]:
    return (piece.source if isinstance(piece, Message) else piece for piece in pieces)
