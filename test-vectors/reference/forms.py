"""Forms of members that several chapters share (chapter 0, sections 4 to 6), and checks of parsed JSON values."""

import re
from typing import Any, Collection

from activity_values import is_calendar_date

LARGEST = 2**53 - 1

NAME = re.compile(r"[a-z0-9-]{2,40}")
CLIENT = re.compile(r"[A-Za-z0-9._:-]{2,100}")
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
DIGEST = re.compile(r"[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]")
DIGEST_HEX = re.compile(r"[0-9a-f]{64}")
MOMENT = re.compile(
    r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z"
)
DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


def matches(value: Any, pattern: re.Pattern[str]) -> bool:
    """Whether a value is a text that the pattern matches as a whole (CONV-8, CONV-11)."""
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def is_whole(value: Any, least: int = 0, most: int = LARGEST) -> bool:
    """Whether a value is a whole number within bounds, however it was written (chapter 4, section 1)."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    return least <= value <= most and value == int(value)


def is_size(value: Any) -> bool:
    """Whether a value is a size or an index of the log (chapter 14, section 2)."""
    return is_whole(value)


def is_closed(value: Any, required: Collection[str], optional: Collection[str] = ()) -> bool:
    """Whether a value is an object with all required members and none that is not named (CONV-7)."""
    if not isinstance(value, dict):
        return False
    return all(name in value for name in required) and all(name in required or name in optional for name in value)


def is_day(value: Any) -> bool:
    """Whether a value is a calendar date of the years 1900 to 2199 (CONV-10)."""
    match = DAY.fullmatch(value) if isinstance(value, str) else None
    return match is not None and is_calendar_date(*(int(group) for group in match.groups()))


def utf16_length(text: str) -> int:
    """The number of UTF-16 code units of a text (chapter 14, section 2)."""
    return len(text) + sum(character > "\uffff" for character in text)
