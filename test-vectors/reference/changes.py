"""The list of changes that every operation on an identifier carries (chapter 3, section 1.4; IDEN-5)."""

import re
from typing import Callable

Changes = list[str]
Replacement = str | Callable[[re.Match[str]], str]


def note(changes: Changes, *codes: str) -> None:
    """Add each code at the end unless it is in the list already."""
    for code in codes:
        if code not in changes:
            changes.append(code)


def noting(changes: Changes, code: str, before: str, after: str) -> str:
    """The text after a step; the code is noted when the text became another."""
    if after != before:
        note(changes, code)
    return after


def replace(changes: Changes, code: str, pattern: re.Pattern[str], by: Replacement, text: str, count: int = 0) -> str:
    """Replace matches (all, or the first `count`), noting the code when the text became another."""
    return noting(changes, code, text, pattern.sub(by, text, count=count))
