"""The trained model that fits the present training data: found, or trained once.

A fingerprint over everything that training reads names the archive, so a second start finds it and trains nothing.
Rasa's own cache stays off: it does not see the vocabulary and reading code that our components lean on.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from localoffer.errors import OfferError, StartError
from localoffer.running.checks import check_folder, unwritable
from localoffer.running.children import Child, Command, stop_all
from localoffer.running.progress import Say, to_standard_error, to_terminal
from localoffer.settings import ROOT, Settings

RASA = (str(ROOT / ".venv-rasa" / "bin" / "python"), "-m", "rasa")
"""How Rasa is called; tests hand in a stand-in program."""
DATA = ("data/nlu", "data/rules", "data/stories")
FINGERPRINTED = (
    "config.yml",
    "domain.yml",
    *(f"{folder}/**/*" for folder in DATA),
    "data/vocabulary/**/*",
    "data/danger/*.csv",
    "data/offer/authorit*.csv",
    "bot/nlu/*.py",
    "localoffer/reading/*.py",
    "requirements/rasa.txt",
)
"""Everything a model's behaviour depends on, as patterns under the checkout."""
QUIET = {
    "RASA_TELEMETRY_ENABLED": "false",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "PYTHONWARNINGS": "ignore",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_OFFLINE": "1",
}
"""What every Rasa process is told: no telemetry, no downloads, no banners."""
KEPT_ARCHIVES = 3
TOLD_EVERY_SECONDS = 20


def fingerprint(root: Path = ROOT) -> str:
    """Sixty-four hexadecimal digits that change when anything training reads changes.

    Args:
        root: The checkout.
    """
    digest = hashlib.sha256()
    for file in _files(root):
        content = file.read_bytes()
        digest.update(f"{file.relative_to(root).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def archive_name(root: Path = ROOT) -> str:
    """The file name of the model that fits the present training data."""
    return f"navigator-{fingerprint(root)[:12]}.tar.gz"


def ensure_model(
    settings: Settings,
    *,
    say: Say = to_terminal,
    force: bool = False,
    rasa: Sequence[str] = RASA,
    root: Path = ROOT,
) -> Path:
    """The archive that fits the present training data, trained now if there is none.

    Args:
        settings: Say where archives and logs lie.
        say: Shows progress.
        force: Train even when there is one.
        rasa: Program and first arguments of Rasa.
        root: The checkout.

    Raises:
        StartError: Training failed or its folder cannot be written; names the log.
    """
    archive = settings.models.absolute() / archive_name(root)
    if force or not archive.exists():
        check_folder(settings.models, "OFFER_MODELS")
        with _alone(settings.models / ".training.lock", say):
            # Another start may have trained it while we waited.
            if force or not archive.exists():
                _train(archive, settings.var.absolute() / "log" / "training.log", say, rasa, root)
    _keep_newest(archive)
    return archive


def _files(root: Path) -> list[Path]:
    found = {file for pattern in FINGERPRINTED for file in root.glob(pattern) if file.is_file()}
    return sorted(file for file in found if not any(part.startswith((".", "__")) for part in _folders(file, root)))


def _folders(file: Path, root: Path) -> Iterator[str]:
    """The names that could mark a file as an editor's or Python's leftovers."""
    yield from file.relative_to(root).parent.parts
    if file.name.startswith("."):
        yield file.name


@contextmanager
def _alone(lock: Path, say: Say) -> Iterator[None]:
    """Lets one start train at a time; the system frees the lock even if its holder is killed."""
    with lock.open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another start is training the assistant: waiting for it.")
            fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _train(archive: Path, log: Path, say: Say, rasa: Sequence[str], root: Path) -> None:
    """Trains beside the archives and moves the result into place whole."""
    for left_over in archive.parent.glob(".training-*"):
        shutil.rmtree(left_over, ignore_errors=True)
    try:
        with tempfile.TemporaryDirectory(dir=archive.parent, prefix=".training-") as made:
            folder = Path(made)
            _run_rasa(_arguments(rasa, folder, archive, root), folder, log, say)
            (folder / archive.name).replace(archive)
    except FileNotFoundError as error:
        raise StartError(f"training ended without a model. What it said is in {log}.") from error
    except OSError as error:
        raise StartError(unwritable(archive.parent, "OFFER_MODELS", error)) from error


def _arguments(rasa: Sequence[str], folder: Path, archive: Path, root: Path) -> tuple[str, ...]:
    data = [str(root / each) for each in DATA if (root / each).is_dir()]
    return (
        *rasa, "train", "--config", str(root / "config.yml"), "--domain", str(root / "domain.yml"), "--data", *data,
        "--out", str(folder), "--fixed-model-name", archive.name.removesuffix(".tar.gz"), "--force",
    )  # fmt: skip


def _run_rasa(args: tuple[str, ...], folder: Path, log: Path, say: Say) -> None:
    environ: Mapping[str, str] = {
        **QUIET,
        "RASA_MAX_CACHE_SIZE": "0",
        "RASA_CACHE_DIRECTORY": str(folder / "cache"),
    }
    say("Training the assistant. This takes five to ten minutes, and only after its examples changed.")
    started = time.monotonic()
    child = Child(Command("the training", args, environ, log))
    try:
        _wait(child, lambda: say(f"  still training ({time.monotonic() - started:.0f} s)"))
    finally:
        stop_all([child])
    if child.ended != 0:
        raise StartError(f"training failed: {child.sentence()}")
    say(f"Trained in {time.monotonic() - started:.0f} s.")


def _wait(child: Child, tell: Callable[[], None]) -> None:
    told_at = time.monotonic()
    while child.ended is None:
        time.sleep(0.2)
        if time.monotonic() - told_at > TOLD_EVERY_SECONDS:
            tell()
            told_at = time.monotonic()


def _keep_newest(archive: Path) -> None:
    """Marks this archive as used now, and removes all but the last few used."""
    try:
        os.utime(archive)
        used = sorted(archive.parent.glob("navigator-*.tar.gz"), key=lambda each: each.stat().st_mtime, reverse=True)
        for old in used[KEPT_ARCHIVES:]:
            old.unlink(missing_ok=True)
    except OSError:
        # A read-only folder of models serves as well; it only cannot be tidied.
        return


def main() -> int:
    """Trains if need be and prints where the model lies: `make train`."""
    try:
        archive = ensure_model(Settings.read())
    except OfferError as error:
        to_standard_error(str(error))
        return 1
    except KeyboardInterrupt:
        to_standard_error("Stopped; nothing was kept.")
        return 130
    to_terminal(f"The model for the present training data is {archive}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
