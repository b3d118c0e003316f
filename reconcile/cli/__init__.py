"""The command line: arguments and exit codes only.

Exit codes: 0 done, and nothing at or above --fail-on; 1 findings at or above it, or rules that fail their
own examples; 2 usage, or an input that cannot be read; 3 articles were read and nothing could be extracted.
Data goes to stdout, progress and problems to stderr. What is slow to import is imported where it is needed.
"""
