"""What a machine knows is documented: settings, commands, make targets, public names."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator

import click
import pytest

from localoffer import cli
from localoffer.settings import documented
from tests.house.product_source import ROOT, Module, modules

RUNNING_IT = ROOT / "docs" / "running-it.md"
MAKEFILE = ROOT / "Makefile"


def commands(command: click.Command, path: str = "offer") -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, with the words that call it."""
    if not isinstance(command, click.Group):
        yield path, command
        return
    for name, inner in command.commands.items():
        yield from commands(inner, f"{path} {name}")


def root_command() -> click.Group:
    if isinstance(cli.main, click.Group):
        return cli.main
    return next(each for each in vars(cli).values() if isinstance(each, click.Group))


def targets() -> list[str]:
    declared = re.search(r"^\.PHONY: (.+)$", MAKEFILE.read_text(encoding="utf-8"), re.MULTILINE)
    return declared[1].split()


def undocumented(module: Module) -> Iterator[str]:
    """Public classes and functions without a docstring, methods included."""
    if ast.get_docstring(module.tree) is None:
        yield f"{module} itself"
    classes = (each for each in module.tree.body if isinstance(each, ast.ClassDef) and not each.name.startswith("_"))
    scopes = [module.tree, *classes]
    for scope in scopes:
        for node in scope.body:
            named = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
            if named and not node.name.startswith("_") and ast.get_docstring(node) is None:
                yield f"{module}: {node.name}"


@pytest.mark.parametrize("setting", documented(), ids=lambda setting: setting[0])
def test_every_setting_is_documented_with_its_default(setting):
    name, _, default, _ = setting
    shown = default.replace(str(ROOT) + "/", "")

    line = next((line for line in RUNNING_IT.read_text(encoding="utf-8").splitlines() if f"`{name}`" in line), "")

    assert line, f"{name} is not in docs/running-it.md"
    assert shown.replace("{var}", "var") in line, f"the default of {name} is {shown}"


@pytest.mark.parametrize(("path", "command"), list(commands(root_command())), ids=lambda value: str(value)[:40])
def test_every_command_is_documented_and_has_help(path, command):
    documents = RUNNING_IT.read_text(encoding="utf-8")

    assert re.search(rf"\b{path}\b", documents), f"{path} is not in docs/running-it.md"
    assert command.help, f"{path} has no help"


@pytest.mark.parametrize("target", targets())
def test_every_make_target_has_one_line_of_help(target):
    shown = subprocess.run(
        ["make", "--silent", "--no-print-directory", "help"], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert re.search(rf"^make {target} +\S", shown.stdout, re.MULTILINE)


@pytest.mark.parametrize("module", [each for each in modules() if each.name.startswith("localoffer")], ids=str)
def test_public_names_of_the_core_are_documented(module):
    assert list(undocumented(module)) == []
