"""Our own wording, read out of the product: sentences in Python, visible text of templates, domain.yml and scripts.

What is not wording is left out: docstrings, patterns, log lines, errors raised, and names of things.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser

from tests.house.product_source import ROOT, Module, modules

NOT_FOR_FAMILIES = (
    "web/openapi.py", "web/open_data.py", "web/open_parameters.py", "web/open_tables.py", "web/open_addresses.py",
    "web/__main__.py", "actions/server.py", "localoffer/answers/audit.py", "localoffer/answers/audit_table.py",
    "localoffer/answers/letters.py", "localoffer/answers/unmet.py", "localoffer/answers/calendar_file.py",
    "web/problems.py", "web/headers.py", "web/templates/widget/embed.html",
)  # fmt: skip
"""What only developers and council officers read: the open data's description, server lines, the audit, mail to
councils, how to put the chat on a website."""
HERE = ("actions", "web", "localoffer.answers")
_FUNCTIONS_OF_PATTERNS = {"compile", "search", "match", "fullmatch", "sub", "findall", "split", "_any_of", "_words"}
_FUNCTIONS_OF_LOGS = {"debug", "info", "warning", "error", "exception", "critical", "filterwarnings"}
STAND_IN = "one"
"""For what a template or a program fills in."""
_CODE = re.compile(r"[{}<>\\|_=]|\w\(|^[/#.]|^[a-z]+\.[a-z.]+$|^\w+/\w+(?:\.html)?$|%\(|\*\*")
_PLACE = re.compile(r"\{\w+\}")
_WORDS = re.compile(r"[A-Za-z\u2019']{2,}")


@dataclass(frozen=True)
class Said:
    """One text that somebody may read, and where it stands."""

    where: str
    text: str

    @property
    def is_sentence(self) -> bool:
        """Whether it is long enough, and ended, to be measured alone; a label is measured with its neighbours."""
        words = len(_WORDS.findall(self.text))
        return words >= 12 or (words >= 7 and bool(re.search(r"[.?!:][\"”\u2019)]*\s*$", self.text)))

    def __str__(self) -> str:
        return f"{self.where}: {self.text}"


@lru_cache(maxsize=1)
def wording() -> tuple[Said, ...]:
    """All of it."""
    ours = [m for m in modules() if m.name.startswith(HERE) and not str(m).startswith(NOT_FOR_FAMILIES)]
    return tuple(
        said
        for found in (*(of_module(each) for each in ours), of_templates(), of_domain(), of_scripts())
        for said in found
    )


def of_module(module: Module) -> Iterator[Said]:
    """Sentences and labels in one Python file."""
    skipped = set(_skipped(module.tree))
    for node in ast.walk(module.tree):
        if node in skipped:
            continue
        text = _text(node)
        if text and _is_wording(text):
            yield Said(f"{module}:{node.lineno}", text)


def _skipped(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value
        elif isinstance(node, ast.Raise):
            yield from ast.walk(node)
        elif isinstance(node, ast.JoinedStr):
            yield from (inner for inner in ast.walk(node) if inner is not node)
        elif isinstance(node, ast.Call) and _called(node) in _FUNCTIONS_OF_PATTERNS | _FUNCTIONS_OF_LOGS:
            yield from (inner for argument in node.args for inner in ast.walk(argument))
        elif isinstance(node, ast.Assign | ast.AnnAssign) and _holds_a_pattern(node):
            yield from ast.walk(node)


def _holds_a_pattern(node: ast.Assign | ast.AnnAssign) -> bool:
    """Whether a constant is a piece of a pattern: it says so by what only patterns hold."""
    return node.value is not None and any(
        isinstance(inner, ast.Constant) and isinstance(inner.value, str) and re.search(r"\(\?:|\\[bwWds]", inner.value)
        for inner in ast.walk(node.value)
    )


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _text(node: ast.AST) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return _PLACE.sub(STAND_IN, node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else STAND_IN for part in node.values)
    return None


def _is_wording(text: str) -> bool:
    return len(_WORDS.findall(text)) >= 3 and " " in text.strip() and not _CODE.search(text)


class _Visible(HTMLParser):
    """Text a reader sees, one piece a block."""

    BLOCKS = frozenset(
        "p li h1 h2 h3 h4 dt dd summary label button title td th legend figcaption caption option div".split()
    )
    HIDDEN = frozenset({"script", "style", "svg"})

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = [""]
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - the signature is its base's
        self.hidden += tag in self.HIDDEN
        if tag in self.BLOCKS:
            self.pieces.append("")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in self.HIDDEN
        if tag in self.BLOCKS:
            self.pieces.append("")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.pieces[-1] += data


def of_templates() -> Iterator[Said]:
    """What the pages say, with a stand-in where a value is filled in."""
    for file in sorted((ROOT / "web" / "templates").rglob("*.html")):
        source = re.sub(r"{#.*?#}", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        quoted = re.findall(r'"([^"{}<>]+)"', " ".join(re.findall(r"{%.*?%}|{{.*?}}", source, flags=re.DOTALL)))
        source = re.sub(r"{{.*?}}", f" {STAND_IN} ", re.sub(r"{%.*?%}", "", source, flags=re.DOTALL), flags=re.DOTALL)
        name = file.relative_to(ROOT).as_posix()
        if name in NOT_FOR_FAMILIES:
            continue
        parser = _Visible()
        parser.feed(source)
        for piece in (*parser.pieces, *quoted):
            text = re.sub(r"\s+([.,?!])", r"\1", " ".join(piece.split()))
            if len(_WORDS.findall(text)) >= 3 and not _CODE.search(text):
                yield Said(name, text)


def of_domain() -> Iterator[Said]:
    """What domain.yml makes Rasa say by itself."""
    domain = (ROOT / "domain.yml").read_text(encoding="utf-8")
    yield from (Said("domain.yml", text) for text in re.findall(r'- text: "([^"]+)"', domain))


def of_scripts() -> Iterator[Said]:
    """Sentences in the page's scripts."""
    for file in sorted((ROOT / "web" / "static").rglob("*.js")):
        source = re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        source = re.sub(r"^\s*//.*$|\s//\s.*$", "", source, flags=re.MULTILINE)
        for text in re.findall(r'"([^"\n]+)"|`([^`]+)`', source):
            said = re.sub(r"\$\{[^}]*\}", STAND_IN, "".join(text))
            if _is_wording(said):
                yield Said(file.relative_to(ROOT).as_posix(), said)
