"""Imports point down the house's list, never up and never sideways; each outside library has one door."""

from __future__ import annotations

import ast

import pytest

from tests.house.product_source import PACKAGES, Module, modules

LEVELS = (
    ("bot", "actions", "web", "localoffer.cli"),
    ("localoffer.navigator",),
    ("localoffer.answers", "localoffer.publishing", "localoffer.helpline", "localoffer.understanding"),
    ("localoffer.search",),
    ("localoffer.places", "localoffer.catalogue"),
    ("localoffer.store",),
    ("localoffer.reading", "localoffer.running"),
    ("localoffer.settings", "localoffer.language"),
    ("localoffer.errors",),
)
"""From the top down; a room may import from the levels below its own."""
NARROWER = {
    "localoffer.understanding": {"localoffer.reading"},
    "bot": {"localoffer.reading"},
    "localoffer.reading": {"localoffer.errors"},
    "localoffer.running": {"localoffer.settings", "localoffer.errors"},
}
"""Rooms that may import less than their level allows."""
DOORS = {
    "rasa": ("bot/",),
    "tensorflow": ("bot/",),
    "transformers": ("bot/",),
    "rasa_sdk": ("actions/",),
    "sanic": ("bot/", "actions/"),
    "flask": ("web/",),
    "flask_wtf": ("web/",),
    "wtforms": ("web/",),
    "werkzeug": ("web/",),
    "jinja2": ("web/",),
    "markupsafe": ("web/",),
    "waitress": ("web/",),
    "socketio": ("web/sockets.py",),
    "itsdangerous": ("web/", "localoffer/publishing/upkeep.py"),
    "smtplib": ("localoffer/running/mail.py",),
    "openpyxl": ("localoffer/publishing/workbook.py",),
    "holidays": ("localoffer/catalogue/bank_holidays.py",),
    "icalendar": ("localoffer/answers/calendar_file.py",),
    "docx": ("localoffer/answers/word_file.py",),
    "snowballstemmer": ("localoffer/search/text.py",),
    "spacy": ("localoffer/reading/",),
    "rapidfuzz": ("localoffer/reading/",),
    "requests": ("localoffer/places/postcodes_io.py", "localoffer/publishing/fetch.py", "web/relay.py"),
    "urllib3": ("localoffer/publishing/fetch.py",),
    "click": ("localoffer/cli",),
    "alembic": ("localoffer/store/",),
    "babel": ("localoffer/language.py", "web/messages.py"),
    "subprocess": ("localoffer/running/", "localoffer/cli"),
    "sqlalchemy": (
        "localoffer/store/",
        "localoffer/places/",
        "localoffer/catalogue/",
        "localoffer/search/",
        "localoffer/publishing/",
        "localoffer/navigator",
    ),
}
"""Where each outside library, and a few powers of the standard one, may come in."""
ENVIRONMENT = ("localoffer/settings.py", "localoffer/running/")
TELLS_A_LIBRARY = "localoffer"
"""Its first module sets a variable for openpyxl before anything imports that; it reads none."""
PURE = (
    "localoffer.reading",
    "localoffer.search.condition",
    "localoffer.search.evidence",
    "localoffer.search.listing",
    "localoffer.search.ranking",
    "localoffer.search.text",
    "localoffer.publishing.check",
    "localoffer.publishing.diff",
    "localoffer.answers.compose",
    "localoffer.answers.answer",
)
OPENS_FILES = "localoffer.reading.files"
IMPURE_IMPORTS = {
    "sqlalchemy", "sqlite3", "requests", "http", "urllib.request", "socket", "subprocess", "os", "pathlib", "io",
    "shutil", "tempfile", "time", "random", "secrets", "threading", "asyncio", "logging", "click", "flask",
}  # fmt: skip
IMPURE_CALLS = {"open", "today", "now", "utcnow", "read_text", "read_bytes", "write_text", "write_bytes", "print"}

EVERY_MODULE = pytest.mark.parametrize("module", modules(), ids=str)


def rooms() -> set[str]:
    return {room for level in LEVELS for room in level}


def room_of(dotted: str) -> str | None:
    parts = dotted.split(".")
    return next((name for name in (".".join(parts[:2]), parts[0]) if name in rooms()), None)


def level_of(room: str) -> int:
    return next(depth for depth, level in enumerate(LEVELS) if room in level)


def may_import(room: str, other: str) -> bool:
    if room in NARROWER:
        return other in NARROWER[room]
    return level_of(other) > level_of(room)


@pytest.mark.parametrize("package", PACKAGES)
def test_every_folder_of_code_is_looked_at(package):
    found = [module for module in modules() if module.name.split(".")[0] == package]

    assert found


@EVERY_MODULE
def test_every_module_has_a_room_in_the_house(module: Module):
    assert module.name == "localoffer" or room_of(module.name), f"{module} is not on the list of directions"


@EVERY_MODULE
def test_imports_point_down_and_never_sideways(module: Module):
    room = room_of(module.name)
    reached = {room_of(name) for name in module.imports()} - {room, None}

    wrong = sorted(other for other in reached if not may_import(room, other))

    assert not wrong, f"{module} imports {', '.join(wrong)}"


def test_only_the_command_line_starts_the_processes():
    starters = {
        room_of(module.name)
        for module in modules()
        if any(name.startswith("localoffer.running") for name in module.imports())
    }

    assert starters <= {"localoffer.cli", "localoffer.running"}


@EVERY_MODULE
def test_outside_libraries_come_in_by_their_door(module: Module):
    outside = {name.split(".")[0] for name in module.imports()} & DOORS.keys()

    wrong = sorted(library for library in outside if not str(module).startswith(DOORS[library]))

    assert not wrong, f"{module} imports {', '.join(wrong)}: the door is {[DOORS[each] for each in wrong]}"


@EVERY_MODULE
def test_only_settings_look_at_the_environment(module: Module):
    looks = {"os.environ", "os.getenv"} & (set(module.imports()) | {dotted(node) for node in ast.walk(module.tree)})

    assert not looks or str(module).startswith(ENVIRONMENT) or module.name == TELLS_A_LIBRARY


@EVERY_MODULE
def test_only_the_command_line_prints(module: Module):
    prints = any(
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
        for node in ast.walk(module.tree)
    )

    assert not prints or module.name.startswith("localoffer.cli")


@EVERY_MODULE
def test_pure_modules_take_and_return_values(module: Module):
    if not module.name.startswith(PURE) or module.name == OPENS_FILES:
        return

    imported = {name for name in module.imports() if {name, name.split(".")[0]} & IMPURE_IMPORTS}
    called = {name for node in ast.walk(module.tree) if isinstance(node, ast.Call) and (name := called_name(node))}

    assert not imported
    assert not called & IMPURE_CALLS


def test_modules_never_import_each_other_in_circles():
    names = {module.name for module in modules()}
    # A package assembles its own modules, so a way back to one's own package is no circle.
    needs = {
        module.name: {
            other
            for other in names & set(module.imports(for_types=False))
            if not f"{module.name}.".startswith(f"{other}.")
        }
        for module in modules()
    }

    circle = first_circle(needs)

    assert not circle, " → ".join(circle)


def first_circle(needs: dict[str, set[str]]) -> list[str]:
    """One chain of imports that comes back to where it began; empty when there is none."""
    done: set[str] = set()

    def walk(name: str, path: list[str]) -> list[str]:
        if name in path:
            return [*path[path.index(name) :], name]
        if name in done:
            return []
        for other in sorted(needs[name]):
            if circle := walk(other, [*path, name]):
                return circle
        done.add(name)
        return []

    return next((circle for name in sorted(needs) if (circle := walk(name, []))), [])


def dotted(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return f"{node.value.id}.{node.attr}"
    return ""


def called_name(call: ast.Call) -> str:
    if isinstance(call.func, ast.Name):
        return call.func.id
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


@pytest.mark.parametrize(
    ("room", "other", "allowed"),
    [
        ("web", "localoffer.navigator", True),
        ("localoffer.navigator", "web", False),
        ("localoffer.places", "localoffer.catalogue", False),
        ("bot", "localoffer.reading", True),
        ("bot", "localoffer.store", False),
        ("actions", "bot", False),
        ("localoffer.running", "localoffer.store", False),
    ],
)
def test_list_of_directions_says_what_style_says(room, other, allowed):
    assert may_import(room, other) is allowed


def test_a_circle_of_imports_is_really_found():
    assert first_circle({"a": {"b"}, "b": {"c"}, "c": {"a"}}) == ["a", "b", "c", "a"]
