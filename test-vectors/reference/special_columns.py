"""Columns of special categories, which are read as no field (chapter 4, section 5.4; RECO-16)."""

import re
import unicodedata

import spec_tables

PATTERN = re.compile(spec_tables.load("special-columns")["pattern"], re.ASCII)
NOT_KEPT = re.compile(r"[^a-z0-9]")


def is_special_column(name: str) -> bool:
    """Whether the name of a column, folded, is that of a special category."""
    return PATTERN.search(NOT_KEPT.sub("", unicodedata.normalize("NFKD", name).lower())) is not None
