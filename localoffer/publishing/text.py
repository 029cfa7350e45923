"""Descriptions as published (HTML, pasted pictures, odd letters) to safe plain text with its paragraphs kept."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from html.parser import HTMLParser

from localoffer.publishing.draft import printable

MAX_CHARACTERS = 20_000
"""Longest text kept; the rest is cut at a word, and said so."""
_READ_LIMIT = 200_000
_PASSES = 8
"""One mend may uncover what another is for; after this many the text is taken as it is."""
_SKIPPED = frozenset({"script", "style", "iframe", "object", "svg", "head", "template", "noscript", "math"})
_PARAGRAPHS = frozenset(
    {
        "p", "div", "section", "article", "table", "ul", "ol", "dl", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "footer", "pre", "hr", "address", "figure",
    }
)  # fmt: skip
_LINES = frozenset({"br", "tr", "dt", "dd", "figcaption"})
_EMBEDDED = re.compile(r"data:[a-z0-9.+/-]{1,80}(?:;[a-z0-9=-]{1,40})*;base64,[A-Za-z0-9+/=]*", re.IGNORECASE)
_MARKDOWN_PICTURE = re.compile(r"!\[[^\]\n]{0,200}\]\([^)\n]{0,2000}\)")
# Each reads on to the next "<" or ">" at most, so that a text of nothing but "<" costs no more than any other.
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_NO_TAG = re.compile(r"<(?!/?[a-zA-Z][^<>]*>)")
_OPENING = re.compile(r"(?<!<)<+(?=[a-zA-Z/!?])")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,31});", re.IGNORECASE)
_MOJIBAKE = re.compile("â€|Ã[\u0080-\u00bf]|Â[\u00a0£·°]")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]")


@dataclass(frozen=True)
class PlainText:
    """A text made plain.

    Args:
        text: Paragraphs parted by a blank line; may be empty.
        mends: What had to be done to it, in plain words; empty when nothing.
    """

    text: str
    mends: tuple[str, ...] = ()


def plain_text(source: str) -> PlainText:
    """What a text says, without markup, pictures or broken letters; nothing in it can act as HTML.

    Args:
        source: Any text, as published.
    """
    mends: list[str] = []
    text = source
    for _ in range(_PASSES):
        before, text = text, _cleaned(text, mends)
        if text == before:
            break
    if len(text) > MAX_CHARACTERS:
        text = text[: MAX_CHARACTERS - 2].rsplit(None, 1)[0] + " …"
        mends.append(f"cut to {MAX_CHARACTERS} characters")
    return PlainText(text, tuple(dict.fromkeys(mends)))


def one_line(source: str) -> str:
    """A short text, such as a name or an address, on one line."""
    return " ".join(plain_text(source).text.split())


def _cleaned(text: str, mends: list[str]) -> str:
    text = _without_pictures(text, mends)[:_READ_LIMIT]
    text = _without_markup(_unscrambled(text, mends), mends)
    return _OPENING.sub("", _tidied(text))


def _without_pictures(text: str, mends: list[str]) -> str:
    bare = _MARKDOWN_PICTURE.sub("", _EMBEDDED.sub("", text))
    if bare != text:
        mends.append("an embedded picture left out")
    return bare


def _unscrambled(text: str, mends: list[str]) -> str:
    """UTF-8 that somebody read as Windows-1252 ("â€™" for an apostrophe), put back where that is certain."""
    if not _MOJIBAKE.search(text):
        return text
    try:
        mended = text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text
    mends.append("wrongly stored letters put right")
    return mended


def _without_markup(text: str, mends: list[str]) -> str:
    had_tags = False
    for _ in range(3):  # a tag may hide behind entities, twice over
        text = _without_comments(text)
        if _TAG.search(text):
            had_tags = True
            text = _stripped(_NO_TAG.sub("&lt;", text))
        elif _ENTITY.search(text):
            text = html.unescape(text)
        else:
            break
    if had_tags:
        mends.append("HTML turned into plain text")
    return _TAG.sub("", text)


def _without_comments(text: str) -> str:
    """Leaves out "<!-- … -->"; one that is never closed is left as it is."""
    kept, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        kept.append(text[at:start])
        at = end + 3
    return "".join([*kept, text[at:]])


def _stripped(markup: str) -> str:
    stripper = _Stripper()
    stripper.feed(markup)
    stripper.close()
    return "".join(stripper.pieces)


def _tidied(text: str) -> str:
    text = unicodedata.normalize("NFC", printable(text.replace("\r\n", "\n").replace("\r", "\n")))
    text = _INVISIBLE.sub("", text)
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Stripper(HTMLParser):
    """Keeps words and where paragraphs, lines and list items begin; shows where a link leads."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._skipping = 0
        self._link: tuple[str, int] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SKIPPED:
            self._skipping += 1
        self._break(tag)
        if tag == "a":
            self._link = (dict(attrs).get("href") or "", len(self.pieces))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - its shape
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED and self._skipping:
            self._skipping -= 1
        if tag in _PARAGRAPHS:
            self.pieces.append("\n\n")
        if tag == "a" and self._link:
            target, start = self._link
            self._link = None
            shown = "".join(self.pieces[start:])
            bare = re.sub(r"^https?://(?:www\.)?", "", target).rstrip("/ ")
            if target.startswith(("http://", "https://")) and bare not in shown:
                self.pieces.append(f" ({target.strip()})")

    def handle_data(self, data: str) -> None:
        if not self._skipping:
            self.pieces.append(data)

    def _break(self, tag: str) -> None:
        if tag in _PARAGRAPHS:
            self.pieces.append("\n\n")
        elif tag in _LINES:
            self.pieces.append("\n")
        elif tag == "li":
            self.pieces.append("\n- ")
        elif tag in {"td", "th"}:
            self.pieces.append(" ")
