"""The product's own modules, read without importing them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("bot", "actions", "web", "localoffer")


@dataclass(frozen=True)
class Module:
    """One file of the product; `name` is its dotted name, packages without `__init__`."""

    name: str
    file: Path

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.file.read_text(encoding="utf-8"), str(self.file))

    def imports(self, *, for_types: bool = True) -> Iterator[str]:
        """Dotted names of all it imports, wherever in the file; names taken from a package come with the package.

        Args:
            for_types: Whether imports that only a type checker follows count too.
        """
        unseen = set() if for_types else set(self._seen_by_type_checkers_only())
        for node in ast.walk(self.tree):
            if node in unseen:
                continue
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                package = self._resolved(node)
                yield package
                yield from (f"{package}.{alias.name}" for alias in node.names)

    def _seen_by_type_checkers_only(self) -> Iterator[ast.AST]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
                yield from (inner for statement in node.body for inner in ast.walk(statement))

    def _resolved(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        parts = self.name.split(".") + (["__init__"] if self.file.name == "__init__.py" else [])
        return ".".join([*parts[: -node.level], *([node.module] if node.module else [])])

    def __str__(self) -> str:
        return self.file.relative_to(ROOT).as_posix()


def modules() -> list[Module]:
    return [Module(_dotted(file), file) for package in PACKAGES for file in sorted((ROOT / package).rglob("*.py"))]


def _dotted(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
