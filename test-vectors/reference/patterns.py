"""Patterns as the specification writes them, given Python's meaning (chapter 3, section 1.2; IDEN-2)."""

import re

import spec_tables

PIECE = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|\$|[^\\\[$]+", re.DOTALL)


def compile_pattern(pattern: str, flags: str = "") -> re.Pattern[str]:
    """A pattern of the specification; `flags` may hold `i`. `⟨L⟩` stands for the ranges of letters."""
    pieces = PIECE.findall(pattern.replace("⟨L⟩", spec_tables.LETTER_RANGES))
    options = re.ASCII | (re.IGNORECASE if "i" in flags else 0)
    return re.compile("".join("\\Z" if piece == "$" else piece for piece in pieces), options)
