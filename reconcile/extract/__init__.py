"""Slots filled by rules: numbers, and what they count."""
