"""`rules`: the rules in force, and their own examples."""

from __future__ import annotations

from typing import Annotated

import typer

from reconcile.cli.options import Folders, load, stop

rules_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="The rules in force, and their own examples.")


@rules_app.command("list")
def list_topics(rules: Folders = None) -> None:
    """The topics in force, with their languages, and how many patterns and examples they have."""
    from reconcile.rulelist import list_rules

    print(list_rules(load(rules)))


@rules_app.command("show")
def show_one(
    name: Annotated[str, typer.Argument(help="A topic, a group of people, a kind of event, or a language's code.")], rules: Folders = None
) -> None:
    """One topic, group, kind or language: its words, patterns and examples, as YAML."""
    from reconcile.rulelist import show_rule

    try:
        print(show_rule(load(rules), name), end="")
    except LookupError as error:
        stop(str(error.args[0]))


@rules_app.command("test")
def try_examples(rules: Folders = None) -> None:
    """Try every rule on its own examples; failures are printed as path:line:col: why."""
    from reconcile.rulecheck import check_rules

    book = load(rules)
    failures = check_rules(book)
    print("\n".join(failures) or f"{len(book.topics)} topics hold on {sum(len(t.examples) for t in book.topics.values())} examples")
    raise typer.Exit(bool(failures))
