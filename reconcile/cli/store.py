"""`store`: articles that are kept, with what was read in them and the matters that they make."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from reconcile.cli.options import (
    As,
    Encoding,
    Fields,
    Folders,
    NoColor,
    Quiet,
    Turning,
    Width,
    console,
    load,
    progress,
    reading,
    stop,
    tell,
    write,
)

if TYPE_CHECKING:
    import sqlite3

    from reconcile.store.contents import Version
    from reconcile.store.matters import Event

store_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Keep articles and what they say, to check new ones against.")

Store = Annotated[Path, typer.Option("--store", metavar="FILE", help="The store: one SQLite file.")]


@contextmanager
def use(path: Path, *, create: bool = False, change: bool = True) -> Iterator[sqlite3.Connection]:
    """A store, open; where it cannot be used, the program ends with 2."""
    from reconcile.store.database import StoreError, opened, opened_to_read

    try:
        with opened(path, create=create) if change else opened_to_read(path) as db:
            yield db
    except StoreError as error:
        stop(str(error))


def _say(*cells: str) -> None:
    """Print a line of data at once, tabs between its cells: what is reported is on the disk, and a reader may be waiting."""
    from reconcile.report.safe import safe

    print("\t".join(safe(cell) for cell in cells if cell), flush=True)


@store_app.command("add")
def add_articles(
    paths: Annotated[list[Path], typer.Argument(metavar="PATHS…", help="Files, folders and patterns; - is standard input.")],
    store: Store,
    as_: As = None,
    encoding: Encoding = None,
    fields: Fields = None,
    rules: Folders = None,
    quiet: Quiet = False,
) -> None:
    """Add articles, each on a line once it is kept. The same article changes nothing; another text is its new version."""
    from reconcile.read import read
    from reconcile.reading import Reader
    from reconcile.store.add import add
    from reconcile.store.settle import settle

    reader = Reader(load(rules))
    articles, problems = read(paths, stdin=getattr(sys.stdin, "buffer", None), given=reading(as_, encoding, fields))
    if not articles:
        tell(() if quiet else problems)
        raise typer.Exit(2)
    done = []
    with use(store, create=True) as db, progress(quiet=quiet) as told:
        for number, article in enumerate(articles, 1):
            made = add(db, article, reader)
            done.append(made)
            problems += made.problems
            _say(made.what, made.id, f"{made.claims} claims" if made.what != "unchanged" else "")
            if told:
                told("extract", number, len(articles))
        _tell_events(settle(db, reader, progress=told))
    if not quiet:
        tell(problems)
    unread = {p.path for p in problems} - {a.path for a in articles}
    if unread & set(map(str, paths)):
        raise typer.Exit(2)
    changed = [d for d in done if d.what != "unchanged"]
    raise typer.Exit(3 if changed and not any(d.claims for d in changed) else 0)


def _tell_events(events: list[Event]) -> None:
    for event in events:
        _say("matter", event.matter, event.what, event.other or "")


@store_app.command("list")
def list_store(
    store: Store,
    matters: Annotated[bool, typer.Option("--matters", help="The matters instead of the articles.")] = False,
    versions: Annotated[bool, typer.Option("--versions", help="Also the articles that were superseded or removed.")] = False,
) -> None:
    """The articles of a store, or its matters, a line each, with tabs between the columns."""
    from reconcile.store import contents

    with use(store, change=False) as db:
        for m in contents.matters(db) if matters else ():
            _say(m.id, m.cluster.verdict, f"{m.articles} articles", f"{len(m.cluster.claims)} claims", m.cluster.label)
        for v in () if matters else contents.versions(db, ended=versions):
            _say(v.article.id, str(v.article.published or "-"), v.article.source or "-", f"{v.claims} claims", f"added {v.added}", _end(v))


def _end(version: Version) -> str:
    if version.ended is None:
        return ""
    return f"{'removed' if version.successor is None else 'superseded'} {version.ended}"


@store_app.command("show")
def show_one(
    id: Annotated[str, typer.Argument(metavar="ID", help="Of an article, matter, cluster, claim or finding; its beginning will do.")],
    store: Store,
    width: Width = None,
    bidi: Turning = "auto",
    no_color: NoColor = False,
    rules: Folders = None,
) -> None:
    """An article with its versions, or a matter with its words, what stands between them, and what became of it."""
    from reconcile.report.explain import print_explanation
    from reconcile.store import contents

    book = load(rules)
    with use(store, change=False) as db:
        told = contents.versions(db, id, ended=True)
        told = [v for v in told if v.article.id == id] or told
        found = [] if told else list(contents.matters(db, id))
        near = sorted({v.article.id for v in told} | {m.id for m in found})
        if len(near) != 1:
            stop(f"{id!r} is the beginning of {len(near)} ids: {', '.join(near[:5])}" if near else f"{id!r} is not in this store")
        part = contents.report_on(db, [m.cluster for m in found] or contents.clusters_of(db, near[0]), book.folding)
    for version in told:
        _say(f"version {version.number}", f"added {version.added}", _end(version) or "current")
    for matter in found:
        _say("matter", matter.id)
        for event in matter.history:
            _say(event.at, event.what, event.other or "")
    wanted = near[0] if told else found[0].cluster.id if found[0].id.startswith(id) else id
    if wanted in {a.id for a in part.articles} or not told:
        with console(None, width=width, no_color=no_color) as drawn:
            print_explanation(part, wanted, drawn, bidi=bidi)


@store_app.command("remove")
def remove_articles(
    ids: Annotated[list[str], typer.Argument(metavar="ID…", help="Of articles.")], store: Store, rules: Folders = None
) -> None:
    """Take articles out of all findings. Their texts are kept, and listed with `list --versions`."""
    from reconcile.reading import Reader
    from reconcile.store.add import remove
    from reconcile.store.settle import settle

    reader = Reader(load(rules))
    with use(store) as db:
        removed = {name: remove(db, name) for name in ids}
        for name in (n for n, there in removed.items() if there):
            _say("removed", name)
        _tell_events(settle(db, reader))
    if unknown := [name for name, there in removed.items() if not there]:
        stop(f"not in this store: {', '.join(unknown)}")


@store_app.command("export")
def export_store(
    store: Store,
    format: Annotated[Literal["json", "jsonl"], typer.Option(help="The report, or the articles as `run` reads them.")] = "json",
    output: Annotated[Path | None, typer.Option(metavar="FILE", help="Write there instead of to standard output.")] = None,
    rules: Folders = None,
) -> None:
    """The JSON report of all that a store holds, as `run` would make it; or its articles, one a line."""
    from reconcile.reading import Reader
    from reconcile.report.json import to_json
    from reconcile.store import contents
    from reconcile.store.settle import settled

    with use(store, change=False) as db:
        if format == "jsonl":
            write("".join(_record(v) for v in contents.versions(db)), output)
            return
        reader = Reader(load(rules))
        if not settled(db, reader):
            print(f"{store}: articles have come in, or rules have changed, since it was settled: see `store compact`", file=sys.stderr)
        write(to_json(contents.report(db, reader.book)), output)


def _record(version: Version) -> str:
    article = version.article
    published = article.published.isoformat() if article.published and article.published_basis == "metadata" else None
    fields = {"id": article.id, "source": article.source, "published": published, "title": article.title, "url": article.url}
    return json.dumps({k: v for k, v in fields.items() if v} | {"text": article.text}, ensure_ascii=False) + "\n"


@store_app.command("verify")
def verify_store(store: Store) -> None:
    """Check a store against its checksums, and whether all that it names is there; exits with 1 where it is not."""
    from reconcile.store.verify import verify

    with use(store, change=False) as db:
        wrong = verify(db)
        held = [db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("article", "claim", "cluster")]
    for line in wrong:
        _say(line)
    if not wrong:
        _say(f"{store} is whole: {held[0]} versions of articles, {held[1]} claims, {held[2]} matters")
    raise typer.Exit(bool(wrong))


@store_app.command("compact")
def compact_store(store: Store, rules: Folders = None) -> None:
    """Read what other rules have read, link everything anew, and give back the space of what is not kept any more."""
    from reconcile.reading import Reader
    from reconcile.store.settle import settle
    from reconcile.store.verify import compact

    reader = Reader(load(rules))
    before = store.stat().st_size if store.is_file() else 0
    with use(store) as db, progress(quiet=False) as told:
        _tell_events(settle(db, reader, whole=None, progress=told))
        compact(db)
    _say(f"{store}: {before:,} bytes, now {store.stat().st_size:,}")
