"""`python -m reconcile` is the command `reconcile`."""

from reconcile.cli.main import main

main()
