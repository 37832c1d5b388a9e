"""The tables of chapter 3 and 4, as data (IDEN-3, RECO-3)."""

import json
from functools import cache
from pathlib import Path

FOLDER = next(
    folder / "spec" / "tables" for folder in Path(__file__).resolve().parents if (folder / "spec" / "tables").is_dir()
)


@cache
def load(name: str) -> dict:
    """One table of the folder of tables, by its name without the extension."""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def _class_ranges(ranges: list[str]) -> str:
    """Inclusive ranges of code points as they stand inside the brackets of a pattern."""
    return "".join("-".join(f"\\u{point}" for point in item.split("-")) for item in ranges)


REPERTOIRE = load("identifier-repertoire")
REPERTOIRE_RANGES = _class_ranges(REPERTOIRE["repertoire"])
LETTER_RANGES = _class_ranges(REPERTOIRE["letters"])
