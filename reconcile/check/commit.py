"""Files as they were at a git commit, in a folder of their own."""

from __future__ import annotations

import glob
import os
import subprocess
from collections.abc import Iterator, Sequence
from itertools import takewhile
from pathlib import Path

from reconcile.read.sources import NAMES


class GitError(ValueError):
    """What git could not do, and why."""


def files_at(ref: str, paths: Sequence[Path], into: Path) -> list[Path]:
    """Write the files at or below `paths`, as they were at a commit, into a folder; say where each path now is, in their order.

    The working directory and the paths must lie in one repository. A path that the commit does not have leads to nothing.
    Links and submodules are left out. Raises GitError where there is no such commit, no repository, or no git.
    """
    top = Path(os.fsdecode(_git("rev-parse", "--show-toplevel").removesuffix(b"\n")))
    commit = os.fsdecode(_git("rev-parse", "--verify", "--end-of-options", f"{ref}^{{commit}}").strip())
    inside = [_inside(path, top) for path in paths]
    entries = list(_entries(commit, inside, top))
    blobs = _git("cat-file", "--batch", data=b"".join(blob + b"\n" for blob, _ in entries), cwd=top)
    at = 0
    for _, name in entries:
        start = blobs.index(b"\n", at) + 1
        end = start + int(blobs[at:start].split()[2])  # the line before the bytes: name, type, size
        target = into / os.fsdecode(name)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(blobs[start:end])
        at = end + 1
    return [into / path for path in inside]


def _inside(path: Path, top: Path) -> Path:
    """A path from the top of the repository. What it names need not be there any more."""
    try:
        return path.resolve().relative_to(top.resolve())
    except ValueError:
        raise GitError(f"{path} lies outside the repository {top}") from None


def _entries(commit: str, inside: Sequence[Path], top: Path) -> Iterator[tuple[bytes, bytes]]:
    """Blob and name of every regular file at or below the paths, or their part before a pattern, and of what tells their outlets."""
    fixed = [path if (top / path).exists() else _fixed(path) for path in inside]  # a folder may be called `a [b]`
    beside = [path.parent / name for path in fixed for name in NAMES]
    named = [] if Path(".") in fixed else [path.as_posix() for path in (*fixed, *beside)]
    for entry in _git("ls-tree", "-r", "-z", "--full-tree", commit, "--", *named, cwd=top).split(b"\0"):
        about, _, name = entry.partition(b"\t")
        if about.startswith((b"100644 ", b"100755 ")):
            yield about.split()[2], name


def _fixed(path: Path) -> Path:
    """The part of a path before its first pattern: `desk/*.txt` is below `desk`."""
    return Path(*takewhile(lambda part: not glob.has_magic(part), path.parts))


def _git(*arguments: str, data: bytes = b"", cwd: Path | None = None) -> bytes:
    try:
        done = subprocess.run(["git", *arguments], input=data, capture_output=True, check=False, cwd=cwd)
    except FileNotFoundError:
        raise GitError("there is no git here") from None
    if done.returncode:
        raise GitError(done.stderr.decode("utf-8", "replace").strip().splitlines()[-1] if done.stderr else f"git {arguments[0]} failed")
    return done.stdout
