"""JSON texts that need not be canonical (chapter 0, section 4)."""

import json
from typing import Any

from forms import LARGEST
from refusal import Refused


def parse(data: bytes, code: str) -> Any:
    """The value of one JSON text in UTF-8 without a byte order mark; what is none is refused with `code`."""
    try:
        text = data.decode("utf-8")
        return json.loads(text, parse_int=_number, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise Refused(code) from None


def write(value: Any, code: str) -> bytes:
    """A JSON text without white space, members in their order, as few escapes as RFC 8785 has."""
    try:
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        return text.encode("utf-8")
    except (TypeError, ValueError, RecursionError):
        raise Refused(code) from None


def _number(digits: str) -> int | float:
    """The binary64 value of digits; minus zero stays apart from zero."""
    value = float(digits)
    if abs(value) > LARGEST or digits == "-0":
        return value
    return int(value)


def _no_constant(_: str) -> None:
    raise ValueError("not a number of JSON")
