from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from localoffer.errors import StartError
from localoffer.running.interpreter import find_python

HERE = f"{sys.version_info.major}.{sys.version_info.minor}"


def program(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    file.chmod(0o755)
    return file


def working(file: Path) -> Path:
    return program(file, f'exec "{sys.executable}" "$@"')


def environ_with(*folders: Path, **more: str) -> dict[str, str]:
    return {"PATH": os.pathsep.join([str(folder) for folder in folders]), **more}


def test_a_python_on_the_path_comes_first(tmp_path):
    on_path = working(tmp_path / "bin" / f"python{HERE}")
    working(tmp_path / "pyenv" / "versions" / f"{HERE}.1" / "bin" / "python")

    found = find_python(HERE, environ_with(tmp_path / "bin", PYENV_ROOT=str(tmp_path / "pyenv")), uv=tmp_path / "uv")

    assert found == on_path


def test_a_shim_that_refuses_is_passed_over(tmp_path):
    program(tmp_path / "shims" / f"python{HERE}", "echo 'pyenv: command not found' >&2; exit 127")
    real = working(tmp_path / "home" / ".pyenv" / "versions" / f"{HERE}.13" / "bin" / "python")

    found = find_python(HERE, environ_with(tmp_path / "shims", HOME=str(tmp_path / "home")), uv=tmp_path / "uv")

    assert found == real


def test_a_python_of_another_version_is_passed_over(tmp_path):
    program(tmp_path / "bin" / "python3.0", f'exec "{sys.executable}" "$@"')

    with pytest.raises(StartError):
        find_python("3.0", environ_with(tmp_path / "bin"), uv=tmp_path / "uv")


def test_uv_is_asked_once_when_none_is_here(tmp_path):
    fetched = working(tmp_path / "fetched" / "python")
    asked = tmp_path / "asked"
    uv = program(tmp_path / "uv", f'echo "$2 ${{UV_PYTHON_DOWNLOADS:-allowed}}" >> "{asked}"; echo "{fetched}"')
    environ = environ_with(tmp_path / "nowhere", UV_PYTHON_DOWNLOADS="never")

    found = find_python(HERE, environ, uv=uv)

    assert found == fetched
    assert asked.read_text(encoding="utf-8").splitlines() == ["install allowed", "find never"]


def test_no_python_at_all_says_how_to_get_one(tmp_path):
    uv = program(tmp_path / "uv", "exit 2")

    with pytest.raises(StartError) as refused:
        find_python(HERE, {"PATH": str(tmp_path / "nowhere")}, uv=uv)

    assert f"pyenv install {HERE}" in str(refused.value)
    assert "\n" not in str(refused.value)
