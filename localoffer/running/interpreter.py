"""Finding a Python of one version for the sealed Rasa environment.

`python -m localoffer.running.interpreter 3.10` prints the path of one that really runs. The Makefile asks this way;
it works with nothing installed but `uv`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from localoffer.errors import StartError
from localoffer.running.progress import to_standard_error, to_terminal

FETCH_SECONDS = 60
"""How long one `uv python install` may take before we give up and say what to do."""
TRY_SECONDS = 20


def find_python(version: str, environ: Mapping[str, str], *, uv: Path) -> Path:
    """The first Python of this version that runs: on the PATH, among pyenv's, or fetched once by uv.

    Args:
        version: Major and minor number, such as "3.10".
        environ: Where PATH, HOME and PYENV_ROOT are looked up.
        uv: The uv program that may fetch a Python.

    Raises:
        StartError: None runs and none could be fetched; says how to get one.
    """
    for candidate in candidates(version, environ):
        if runs(candidate, version, environ):
            return candidate
    fetched = _fetch(version, environ, uv)
    if fetched is not None and runs(fetched, version, environ):
        return fetched
    raise StartError(
        f"Python {version} was not found on the PATH or in pyenv, and uv could not fetch it. "
        f"Install it (`pyenv install {version}` or your system's python{version}), then run the same command again."
    )


def candidates(version: str, environ: Mapping[str, str]) -> Iterator[Path]:
    """Files that look like this Python, best first; a pyenv shim among them may refuse to run."""
    for folder in environ.get("PATH", "").split(os.pathsep):
        named = Path(folder or ".") / f"python{version}"
        if named.is_file():
            yield named
    roots = [environ.get("PYENV_ROOT", ""), f"{environ.get('HOME', '')}/.pyenv"]
    for root in dict.fromkeys(each for each in roots if each):
        yield from sorted(Path(root).glob(f"versions/{version}*/bin/python"), reverse=True)


def runs(python: Path, version: str, environ: Mapping[str, str]) -> bool:
    """Whether this file starts, is of this version and can make environments."""
    ask = "import ssl, sys, venv; print('%d.%d' % sys.version_info[:2])"
    return _output([str(python), "-c", ask], environ, TRY_SECONDS) == version


def _fetch(version: str, environ: Mapping[str, str], uv: Path) -> Path | None:
    """One try, with downloads allowed for this call alone."""
    to_standard_error(f"Python {version} is not here: asking uv to fetch it (at most {FETCH_SECONDS} seconds).")
    allowed = {name: value for name, value in environ.items() if name != "UV_PYTHON_DOWNLOADS"}
    if _output([str(uv), "python", "install", "--quiet", version], allowed, FETCH_SECONDS) is None:
        return None
    never = {**environ, "UV_PYTHON_DOWNLOADS": "never"}
    found = _output([str(uv), "python", "find", "--managed-python", version], never, TRY_SECONDS)
    return Path(found) if found else None


def _output(command: list[str], environ: Mapping[str, str], timeout_seconds: float) -> str | None:
    """What a command printed; None when it failed, could not start or took too long."""
    try:
        done = subprocess.run(
            command, env=dict(environ), timeout=timeout_seconds, capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip()


def main() -> int:
    """Prints the path asked for, or one line saying how to get such a Python."""
    try:
        found = find_python(sys.argv[1], os.environ, uv=Path(sys.executable).with_name("uv"))
    except StartError as error:
        to_standard_error(str(error))
        return 1
    # Standard output is the answer the Makefile reads; everything else went beside it.
    to_terminal(str(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
