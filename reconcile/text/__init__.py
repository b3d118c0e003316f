"""Folding, tokens and sentences: the text tools under every stage."""
