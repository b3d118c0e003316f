"""The last stage: a report drawn for a terminal, a file or another program. It decides nothing."""
