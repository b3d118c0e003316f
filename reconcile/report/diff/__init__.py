"""Drawings of a difference: terminal, JSON, Markdown, HTML."""
