"""Files as they were at a commit."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from reconcile.check.commit import GitError, files_at


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two commits: an article, in a folder with an odd name, is then changed and another is removed; a link is left out."""
    top = tmp_path / "top"
    odd = top / "a [b]\nض"
    odd.mkdir(parents=True)
    monkeypatch.chdir(top)
    for name, value in {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}.items():
        monkeypatch.setenv(name, value)
    (odd / "one.txt").write_bytes(b"first\r\n\x00")
    (top / "two.txt").write_text("second", encoding="utf-8")
    (top / "empty.txt").touch()
    (top / "link.txt").symlink_to("two.txt")
    for line in (("init", "-q"), ("add", "."), ("-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-qm", "x")):
        subprocess.run(["git", *line], check=True)
    (odd / "one.txt").write_text("changed", encoding="utf-8")
    (top / "two.txt").unlink()
    return top


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_what_was_there_is_there_again_byte_for_byte(repository: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    found = files_at("HEAD", [Path("a [b]\nض"), Path("two.txt"), Path("new.txt")], out)
    assert files(out) == {"a [b]\nض/one.txt": b"first\r\n\x00", "two.txt": b"second"}
    assert [p.relative_to(out).as_posix() for p in found] == ["a [b]\nض", "two.txt", "new.txt"]


def test_the_whole_repository_without_its_links(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(next(p for p in repository.iterdir() if p.name.startswith("a ")))
    assert set(files_at("HEAD", [Path(".."), Path("one.txt")], tmp_path / "out")[0].iterdir()) == {
        tmp_path / "out" / name for name in ("a [b]\nض", "two.txt", "empty.txt")
    }


@pytest.mark.parametrize("ref", ["no-such", "--help", "-x", "HEAD:two.txt", ""])
def test_what_is_no_commit_is_refused(repository: Path, tmp_path: Path, ref: str) -> None:
    with pytest.raises(GitError):
        files_at(ref, [Path("two.txt")], tmp_path / "out")


def test_outside_a_repository_and_without_git_it_says_so(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(GitError, match="lies outside the repository"):
        files_at("HEAD", [tmp_path / "elsewhere.txt"], tmp_path / "out")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", os.fspath(tmp_path.parent))
    with pytest.raises(GitError, match="not a git repository"):
        files_at("HEAD", [Path("two.txt")], tmp_path / "out")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(GitError, match="no git here"):
        files_at("HEAD", [Path("two.txt")], tmp_path / "out")
