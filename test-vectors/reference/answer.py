"""Conformance adapter: questions on standard input, answers on standard output, one JSON object a line."""

import importlib
import json
import pkgutil
import sys
from pathlib import Path
from typing import Callable

from canonical_json import parse
from refusal import Refused

Operation = Callable[[dict], dict]


def all_operations() -> dict[str, Operation]:
    """The tables OPERATIONS of all modules beside this one; a module that does not load stops the program."""
    here = Path(__file__).resolve().parent
    operations: dict[str, Operation] = {}
    for module in pkgutil.iter_modules([str(here)]):
        if module.name == Path(__file__).stem or module.name.startswith("run_"):
            continue
        table = getattr(importlib.import_module(module.name), "OPERATIONS", {})
        twice = operations.keys() & table.keys()
        if twice:
            raise RuntimeError(f"operations in two modules: {sorted(twice)}")
        operations.update(table)
    return operations


def answer(operations: dict[str, Operation], question: dict) -> dict:
    """The answer to one question."""
    operation = operations.get(question["op"])
    if operation is None:
        return {"id": question["id"], "unsupported": True}
    try:
        return {"id": question["id"], "ok": operation(question["args"])}
    except Refused as refusal:
        return {"id": question["id"], "error": refusal.code}


def main() -> None:
    """Answer every line in turn."""
    operations = all_operations()
    for line in sys.stdin.buffer:
        print(json.dumps(answer(operations, parse(line.decode("utf-8")))), flush=True)


if __name__ == "__main__":
    main()
