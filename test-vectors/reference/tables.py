"""The machine-readable tables of the specification."""

import json
from functools import cache
from pathlib import Path
from typing import Any


@cache
def table(name: str) -> Any:
    """A table of `spec/tables`, found above this file."""
    for folder in Path(__file__).resolve().parents:
        path = folder / "spec" / "tables" / f"{name}.json"
        if path.is_file():
            return json.loads(path.read_text(encoding="utf-8"))
    raise FileNotFoundError(f"spec/tables/{name}.json")
