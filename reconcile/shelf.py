"""Compiled rules, kept between runs: to load what was compiled takes a fifth of compiling it.

Kept with `pickle`, which runs whatever it is told to: so a file is loaded only from a folder that is the user's
own and that nobody else can write to, as Python does for its own `.pyc` files and Jinja2 for its templates. Where
there is no such folder, or a file is not whole, rules are compiled as if there were no shelf.
"""

from __future__ import annotations

import contextlib
import copyreg
import dataclasses
import hashlib
import io
import os
import pickle
import stat
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_OLD = 30 * 24 * 3600  # seconds after which what was not used is thrown away
_SUM = 32  # bytes of checksum before the content


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where things compiled from certain files are kept, under a key that changes with any of them."""

    folder: Path
    key: str

    def get(self, name: str, shared: Mapping[str, object] | None = None) -> Any:
        """What was put under a name, or None. `shared` are the things that it was put without."""
        try:
            with open(self._path(name), "rb") as file:
                if not _private(os.fstat(file.fileno())):
                    return None
                data = file.read()
            if hashlib.sha256(data[_SUM:]).digest() != data[:_SUM]:
                return None
            found = _Unpickler(io.BytesIO(data[_SUM:]), shared or {}).load()
        except Exception:  # whatever is wrong with it, it can be compiled again
            return None
        with contextlib.suppress(OSError):
            os.utime(self._path(name))
        return found

    def put(self, name: str, thing: object, shared: Mapping[str, object] | None = None) -> None:
        """Keep a thing under a name, without what is `shared` with others; at once, and wholly or not at all."""
        made = io.BytesIO()
        _Pickler(made, shared or {}).dump(thing)
        content = made.getvalue()
        with contextlib.suppress(OSError):
            handle, temporary = tempfile.mkstemp(dir=self.folder)
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(content).digest() + content)
            os.replace(temporary, self._path(name))
            self._clear()

    def _clear(self) -> None:
        """Throw away what has not been used for long: the rules or the program have changed since."""
        for path in self.folder.iterdir():
            if time.time() - path.lstat().st_mtime > _OLD:
                path.unlink()

    def _path(self, name: str) -> Path:
        return self.folder / f"{self.key}-{name}"


def kept(shelf: Shelf | None, name: str, make: Callable[[], Any], shared: Mapping[str, object] | None = None) -> Any:
    """What the shelf has under a name; else what `make` makes, put there for the next time."""
    found = shelf.get(name, shared) if shelf else None
    if found is None:
        found = make()
        if shelf:
            shelf.put(name, found, shared)
    return found


def shelf_for(files: Iterable[Path], *, version: str) -> Shelf | None:
    """The shelf for what a version of the program compiles from some files; None where there is no safe place for one.

    The place is `RECONCILE_CACHE` (empty: none), else the user's cache folder. The files count by name, size and time of change.
    """
    told = os.environ.get("RECONCILE_CACHE")
    folder = Path(told) if told else Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "reconcile"
    if told == "" or not _ready(folder):
        return None
    key = hashlib.sha256(f"{version} {sys.version}".encode())
    for path in (*files, *sorted(Path(__file__).parent.rglob("*.py"))):
        about = path.stat()
        key.update(f"\0{path}\0{about.st_size}\0{about.st_mtime_ns}".encode("utf-8", "surrogateescape"))
    return Shelf(folder, key.hexdigest()[:20])


def _ready(folder: Path) -> bool:
    """Whether a folder is there, made if need be, and nobody else's."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return _private(folder.lstat()) and stat.S_ISDIR(folder.lstat().st_mode)
    except OSError:
        return False


def _private(about: os.stat_result) -> bool:
    """Whether a file is the user's own, and nobody else can write to it."""
    return not hasattr(os, "getuid") or (about.st_uid == os.getuid() and not about.st_mode & 0o022)


class _Pickler(pickle.Pickler):
    def __init__(self, file: io.BytesIO, shared: Mapping[str, object]) -> None:
        super().__init__(file, protocol=5)
        self._names = {id(thing): name for name, thing in shared.items()}

    def persistent_id(self, obj: object) -> str | None:
        return self._names.get(id(obj))

    def reducer_override(self, obj: object) -> Any:
        """A dataclass with slots by its values alone: as `dataclasses` has it, a frozen one takes thrice as long to load."""
        kind = type(obj)
        if not (dataclasses.is_dataclass(kind) and hasattr(kind, "__slots__") and kind.__setattr__ is not object.__setattr__):
            return NotImplemented
        return copyreg.__newobj__, (kind,), tuple(getattr(obj, name) for name in kind.__slots__), None, None, _fill  # type: ignore[attr-defined]


def _fill(thing: object, values: Iterable[object]) -> None:
    """Give a dataclass that may be frozen its values."""
    for name, value in zip(type(thing).__slots__, values, strict=True):  # type: ignore[attr-defined]
        object.__setattr__(thing, name, value)


class _Unpickler(pickle.Unpickler):
    def __init__(self, file: io.BytesIO, shared: Mapping[str, object]) -> None:
        super().__init__(file)
        self._shared = shared

    def persistent_load(self, pid: Any) -> object:
        return self._shared[pid]
