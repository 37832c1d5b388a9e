"""Canonical JSON (chapter 2, section 3)."""

import json
from typing import Any

from refusal import Refused
from text import is_well_formed

LARGEST = 2**53 - 1
DEEPEST = 64
SHORT_ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}


def canonical(value: Any) -> str:
    """CanonicalJson: ENCO-9, ENCO-10."""
    return _write(value, 0)


def parse_canonical(text: str) -> Any:
    """The value of a text that has to be canonical JSON: ENCO-11."""
    value = parse(text)
    if canonical(value) != text:
        raise Refused("JSON_NOT_CANONICAL")
    return value


def parse(text: str) -> Any:
    """The value of any JSON text (chapter 0, section 4): numbers are binary64, the last of equal members counts."""
    try:
        return json.loads(text, parse_int=_number, parse_float=_number, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise Refused("JSON_NOT_CANONICAL") from None


def _number(digits: str) -> int | float:
    number = float(digits)
    return int(number) if number.is_integer() and abs(number) <= LARGEST else number


def _no_constant(_: str) -> None:
    raise ValueError("NaN and Infinity are not JSON")


def _write(value: Any, depth: int) -> str:
    if depth > DEEPEST:
        raise Refused("JSON_NOT_CANONICAL")
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _write_text(value)
    if isinstance(value, (int, float)):
        return _write_number(value)
    if isinstance(value, list):
        return "[" + ",".join(_write(item, depth + 1) for item in value) + "]"
    if isinstance(value, dict):
        return _write_object(value, depth)
    raise Refused("JSON_NOT_CANONICAL")


def _write_text(text: str) -> str:
    if not is_well_formed(text):
        raise Refused("JSON_NOT_CANONICAL")
    return '"' + "".join(_write_character(character) for character in text) + '"'


def _write_character(character: str) -> str:
    if character in SHORT_ESCAPES:
        return SHORT_ESCAPES[character]
    return f"\\u{ord(character):04x}" if character < " " else character


def _write_number(number: int | float) -> str:
    if isinstance(number, float) and not number.is_integer() or abs(number) > LARGEST:
        raise Refused("JSON_NOT_CANONICAL")
    return str(int(number))


def _write_object(members: dict, depth: int) -> str:
    if not all(isinstance(name, str) and is_well_formed(name) for name in members):
        raise Refused("JSON_NOT_CANONICAL")
    names = sorted(members, key=lambda name: name.encode("utf-16-be"))
    return "{" + ",".join(_write_text(name) + ":" + _write(members[name], depth + 1) for name in names) + "}"


OPERATIONS = {
    "CanonicalJson": lambda given: {"canonical": canonical(parse(given["json"]))},
}
