"""Draw on a console that is a string."""

import io

from rich.console import Console

from reconcile.report.terminal import print_report


def canvas(width=80, *, terminal=False):
    return Console(file=io.StringIO(), width=width, force_terminal=terminal, color_system="standard" if terminal else None, _environ={})


def drawn(report, width=80, *, terminal=False, **options):
    console = canvas(width, terminal=terminal)
    print_report(report, console, **options)
    return console.file.getvalue()
