"""Columns of special categories, which are read as no field (chapter 4, section 5.4; RECO-16)."""

import re
import unicodedata

import spec_tables

PATTERN = re.compile(spec_tables.load("special-columns")["pattern"], re.ASCII)
LOWER = {capital: capital + 32 for capital in range(ord("A"), ord("Z") + 1)}
NOT_KEPT = re.compile(r"[^a-z0-9]")


def is_special_column(name: str) -> bool:
    """Whether the name of a column, folded, is that of a special category."""
    folded = NOT_KEPT.sub("", unicodedata.normalize("NFKD", name).translate(LOWER))
    return PATTERN.search(folded) is not None


OPERATIONS = {"IsSpecialColumn": lambda given: {"special": is_special_column(given["name"])}}
