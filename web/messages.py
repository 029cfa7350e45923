"""Every message of the product, found where it stands: what a translator is given.

Python says fixed words plainly and the rest by `worded` and `counted`; templates and scripts are words between marks;
rows are columns that families read. `make messages` writes them to localoffer/locale/offer.pot. English stays what only
officers and developers read: the command line, log lines, errors raised, letters to councils, open data, the audit.
"""

from __future__ import annotations

import ast
import csv
import re
from collections.abc import Iterator
from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment, nodes

from localoffer.answers.to_you import to_you
from localoffer.language import FOLDER
from localoffer.settings import ROOT
from web.template_words import NOT_FOR_FAMILIES, TemplateWords, messages_in

TEMPLATE = FOLDER / "offer.pot"
CODE = ("actions", "web", "localoffer/answers", "localoffer/navigator", "localoffer/search")
NO_WORDS_HERE = (
    "actions/asking_back.py", "actions/server.py", "localoffer/answers/audit.py", "localoffer/answers/audit_table.py",
    "localoffer/answers/calendar_file.py", "localoffer/answers/calling.py", "localoffer/answers/drafts.py",
    "localoffer/answers/letters.py", "localoffer/answers/unmet.py", "localoffer/answers/word_file.py",
    "localoffer/navigator/export", "localoffer/navigator/history.py", "localoffer/navigator/mapping.py",
    "localoffer/navigator/open_data.py", "localoffer/navigator/open_tables.py", "localoffer/navigator/sources.py",
    "localoffer/search/condition.py", "localoffer/search/engines.py", "localoffer/search/index.py",
    "localoffer/search/letters.py", "localoffer/search/text.py", "web/__main__.py", "web/clients.py",
    "web/headers.py", "web/messages.py", "web/open_addresses.py", "web/open_data.py", "web/open_parameters.py",
    "web/open_tables.py", "web/openapi.py", "web/problems.py", "web/sockets.py", "web/template_words.py",
)  # fmt: skip
"""Code whose fixed words are no messages: it says nothing to families, or what stays English because councils and
schools read it or hear it. What it looks up itself is a message all the same."""
COLUMNS = {
    "offer/claims.csv": ("claim", "rule", "say_back"),
    "offer/crisis_leads.csv": ("lead",),
    "offer/facts.csv": ("title", "text"),
    "offer/helplines.csv": ("what_for", "hours", "text", "bsl"),
    "offer/letters.csv": ("title", "when", "send"),
    "offer/provision.csv": ("what", "responsible", "budget", "strength_note"),
    "offer/schedule2.csv": ("subject", "what"),
    "offer/simple_words.csv": ("words",),
    "offer/support_types.csv": ("name", "what", "responsible", "budget", "how_to_get", "ages"),
    "offer/time_limit_events.csv": ("name", "event"),
    "offer/time_limits.csv": ("what", "note"),
    "offer/young_words.csv": ("words",),
    "vocabulary/broad_areas.csv": ("name", "plain_name"),
    "vocabulary/needs.csv": ("name", "plain_name"),
    "vocabulary/phases.csv": ("name", "plain_name"),
    "vocabulary/supports.csv": ("name", "plain_name"),
}
"""Rows of data that families read, by file and column. Names of laws, sources and organisations stay as they are."""
_SAYS = {"worded", "counted"}
_PATTERNS = {"compile", "search", "match", "fullmatch", "sub", "findall", "split", "_any_of", "_words", "_all_of"}
_LOGS = {"debug", "info", "warning", "error", "exception", "critical", "getLogger", "Logger"}
_PLACES = re.compile(r"\{\w+\}")
_NO_MESSAGE = re.compile(
    r"[{}<>\\|_=^*]|//|\(\?|^[/#.&%]|^\w+/\w|^[a-z-]+: ?[a-z-]+;|^[A-Z][a-z]+(?:-[A-Z][A-Za-z]+)+$|%[a-zA-Z]"
)
_KEYS = {"Escape", "Enter"}
_WORDS = re.compile(r"[A-Za-z]{2,}")
_LITERAL = re.compile(r'(?P<say>\bsay\()?"(?P<text>(?:[^"\\\n]|\\.)*)"')

Found = tuple[str, tuple[str, str] | str]
"""Where a message stands, and the message; a pair for one and for many."""


def messages() -> Catalog:
    """All of them, each once, with every place it stands in."""
    catalogue = Catalog(project="Local Offer Navigator", charset="utf-8", fuzzy=False)
    for where, message in (*_of_code(), *_of_templates(), *_of_scripts(), *_of_rows()):
        catalogue.add(message, locations=[(where, 0)])
        if isinstance(message, str) and (told := to_you(message)) != message:
            catalogue.add(told, locations=[(where, 0)], auto_comments=["Said to a young person."])
    return catalogue


def as_template(catalogue: Catalog) -> bytes:
    """The text of a .pot file; the same messages give the same text, whenever it is made."""
    written = BytesIO()
    write_po(written, catalogue, width=100, omit_header=True, include_lineno=False, sort_output=True)
    return b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n' + written.getvalue()


def write() -> None:
    """Write the template, and bring the catalogue of each language up to date with it."""
    found = messages()
    TEMPLATE.write_bytes(as_template(found))
    for file in sorted(FOLDER.glob("*/LC_MESSAGES/offer.po")):
        with file.open("rb") as lines:
            held = read_po(lines)
        held.update(found)
        with file.open("wb") as written:
            write_po(written, held, width=100, include_lineno=False, sort_output=True)


def mistakes(catalogue: Catalog) -> list[str]:
    """What a translator must mend: messages whose named places or tags are not those of the English."""
    wrong = []
    for each in catalogue:
        english = each.id if isinstance(each.id, tuple) else (each.id,)
        told = each.string if isinstance(each.string, tuple | list) else (each.string,)
        if each.id and any(said and _parts(said) != _parts(english[-1]) for said in told):
            wrong.append(str(english[0]))
    return wrong


def _parts(text: str) -> set[str]:
    return set(re.findall(r"\{\w*\}|</?\w+>", text))


def is_message(text: str) -> bool:
    """Whether a fixed text is words for somebody to read, and no code, address or pattern."""
    plain = _PLACES.sub("", text)
    if re.fullmatch(r" \([a-z]+\)", text):
        return True
    if _NO_MESSAGE.search(plain) or text.startswith("\n") or not re.search(r"[A-Za-z]{2}", plain):
        return False
    return " " in text.strip() or bool(re.fullmatch(r"[A-Z][a-z-]+[.:?!…]?", text))


def scripts_say() -> tuple[str, ...]:
    """The messages of the scripts."""
    return tuple(dict.fromkeys(text for _, text in _of_scripts()))


def _of_code() -> Iterator[Found]:
    for folder in CODE:
        for file in sorted((ROOT / folder).rglob("*.py")):
            where = file.relative_to(ROOT).as_posix()
            in_all = not where.startswith(NO_WORDS_HERE)
            found = of_python(file.read_text(encoding="utf-8"), in_all=in_all)
            yield from ((where, message) for message in found)


def of_python(source: str, *, in_all: bool = True) -> Iterator[tuple[str, str] | str]:
    """The messages of one module.

    Args:
        source: Its text.
        in_all: Whether its fixed words are messages too, not only what it looks up itself.
    """
    tree = ast.parse(source)
    skipped = set(_skipped(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _called(node) in _SAYS:
            texts = [each.value for each in node.args[:2] if _is_text(each)]
            if _called(node) == "counted":
                yield texts[0], texts[1]
            elif texts:
                yield texts[0]
            skipped |= set(node.args[:2])
        elif in_all and _is_text(node) and node not in skipped and is_message(node.value):
            yield node.value


def _skipped(tree: ast.AST) -> Iterator[ast.AST]:
    """Text that nobody is shown: docstrings, errors, log lines, patterns."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value
        elif isinstance(node, ast.Raise | ast.Compare):
            yield from ast.walk(node)
        elif isinstance(node, ast.JoinedStr):
            yield from (each for each in node.values if isinstance(each, ast.Constant))
        elif isinstance(node, ast.Call) and _called(node) in _PATTERNS | _LOGS | {"SeedError", "abort"}:
            yield from (inner for argument in node.args for inner in ast.walk(argument))
        elif isinstance(node, ast.Assign | ast.AnnAssign) and _is_list_of_names(node):
            yield from ast.walk(node)


def _is_list_of_names(node: ast.Assign | ast.AnnAssign) -> bool:
    """Whether it is what a module exports, or a variable of types."""
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    is_type = isinstance(node.value, ast.Call) and _called(node.value) == "TypeVar"
    return is_type or any(getattr(each, "id", "") == "__all__" for each in targets)


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _of_templates() -> Iterator[Found]:
    folder = ROOT / "web" / "templates"
    reader = Environment(extensions=[TemplateWords], autoescape=True)
    for file in sorted(folder.rglob("*.html")):
        name = file.relative_to(folder).as_posix()
        if name in NOT_FOR_FAMILIES:
            continue
        source = file.read_text(encoding="utf-8")
        where = file.relative_to(ROOT).as_posix()
        yield from ((where, text) for text in messages_in(source))
        yield from ((where, message) for message in _of_expressions(reader.parse(source, name)))


def _of_expressions(page: nodes.Template) -> Iterator[tuple[str, str] | str]:
    """Words in a template's own expressions: a choice between two, a name in a list."""
    for call in page.find_all(nodes.Call):
        if getattr(call.node, "name", "") == "counted":
            yield call.args[0].value, call.args[1].value
    looked_up = {
        id(each)
        for call in page.find_all(nodes.Call)
        if getattr(call.node, "name", "") in {"_said", "counted"}
        for each in call.args[:2]
    }
    for text in page.find_all(nodes.Const):
        if isinstance(text.value, str) and id(text) not in looked_up and is_message(text.value):
            yield text.value


def _of_scripts() -> Iterator[tuple[str, str]]:
    for file in sorted((ROOT / "web" / "static").rglob("*.js")):
        source = re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        source = re.sub(r"^\s*//.*$|\s//\s.*$", "", source, flags=re.MULTILINE)
        where = file.relative_to(ROOT).as_posix()
        for found in _LITERAL.finditer(source):
            text = found["text"]
            if is_message(text) and (found["say"] or (text[0].isupper() and text not in _KEYS)):
                yield where, text


def _of_rows() -> Iterator[Found]:
    for name, columns in COLUMNS.items():
        with (ROOT / "data" / name).open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                yield from ((f"data/{name}", row[column]) for column in columns if _WORDS.search(row[column]))
