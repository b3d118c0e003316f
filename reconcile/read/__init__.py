"""The first stage: files become articles, and what in a file is not its article is marked."""

from reconcile.read.boilerplate import drop_boilerplate
from reconcile.read.clean import clean
from reconcile.read.cues import Cues, compile_cues
from reconcile.read.files import read
from reconcile.read.given import Given
from reconcile.read.language import detect
from reconcile.read.title import headline

__all__ = ["Cues", "Given", "clean", "compile_cues", "detect", "drop_boilerplate", "headline", "read"]
