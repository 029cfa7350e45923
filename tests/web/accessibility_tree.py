"""What assistive technology is told of a page, as an indented outline that a person can review.

One line an object: its role, its name in quotes, then what else is said of it, such as [expanded=false]. Text that only
repeats the name of the button, link or heading it stands in is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from selenium.webdriver import Chrome

SILENT = {"generic", "none", "InlineTextBox", "LineBreak", "RootWebArea", "ListMarker"}
NAMED_BY_CONTENT = {
    "button",
    "link",
    "heading",
    "DisclosureTriangle",
    "cell",
    "columnheader",
    "rowheader",
    "LabelText",
    "term",
}
TOLD = ("level", "expanded", "pressed", "invalid", "disabled", "readonly", "required", "checked", "live", "focused")
QUIET = {"false", "off"}
"""Values that say nothing, but for `expanded`, `pressed` and `live`."""


def outline(driver: Chrome) -> str:
    """The whole page as it stands, open shadow roots included."""
    driver.execute_cdp_cmd("Accessibility.enable", {})
    nodes = {each["nodeId"]: each for each in driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]}
    root = next(each for each in nodes.values() if "parentId" not in each)
    return "".join(f"{line}\n" for line in _lines(root, nodes, "", ""))


def _lines(node: dict[str, Any], nodes: dict[str, Any], indent: str, said: str) -> Iterator[str]:
    """One object and what is inside it.

    Args:
        node: The object.
        nodes: All of them, by id.
        indent: Spaces before its line.
        said: The name of the object around it, which its text need not repeat.
    """
    role, name = _value(node, "role"), " ".join(_value(node, "name").split())
    is_text = role == "StaticText"
    if not node.get("ignored") and role not in SILENT and not (is_text and name in said):
        called = f' "{name}"' if name else ""
        yield f"{indent}{'text' if is_text else role}{called}{''.join(_told(node))}"
        indent, said = f"{indent}  ", name if role in NAMED_BY_CONTENT else ""
    for child in node.get("childIds", ()):
        if child in nodes and not is_text:
            yield from _lines(nodes[child], nodes, indent, said)


def _told(node: dict[str, Any]) -> Iterator[str]:
    told = {each["name"]: str(each["value"].get("value", "")).lower() for each in node.get("properties", ())}
    for name in TOLD:
        value = "" if (name, _value(node, "role")) == ("level", "listitem") else told.get(name, "")
        if value and (value not in QUIET or name in {"expanded", "pressed"} or (name == "live" and told.get("live"))):
            yield f" [{name}={value}]"
    for name in ("value", "description"):
        if words := " ".join(_value(node, name).split()):
            yield f' [{name}="{words}"]'


def _value(node: dict[str, Any], name: str) -> str:
    return str(node.get(name, {}).get("value", ""))
