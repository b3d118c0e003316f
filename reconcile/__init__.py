"""reconcile: where do the sources of one event agree, diverge or contradict each other, and why?"""

__version__ = "0.1.0"
