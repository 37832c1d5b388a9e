"""Initials (chapter 3, section 6.5; IDEN-19)."""

from functools import lru_cache

import spec_tables
from letter_case import lower, plain_lower, upper
from name_checks import is_known_given_name
from patterns import compile_pattern

NAMES = spec_tables.load("identifier-name")
COMPOUND = frozenset(NAMES["compoundInitials"])
SHORT_NAMES = frozenset(NAMES["shortNames"])
OPEN_COMPOUND = frozenset(("th", "ij", "ch", "ph", "chr"))
CAPITAL_RANGES = r"A-Z\u00c0-\u00d6\u00d8-\u00de\u0100-\u024f\u0370-\u03ff\u0400-\u042f\u1e00-\u1eff"
MOST_SEGMENTS = 10

CANONICAL_INITIALS = compile_pattern(rf"^(?:IJ\.|[{CAPITAL_RANGES}][a-z]{{0,4}}\.){{1,10}}$")
BETWEEN_SEGMENTS = compile_pattern(r"[.\-,/ ]+")
SEGMENT = compile_pattern(r"^[A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u052f\u1e00-\u1fff]+$")
VOWEL = compile_pattern(r"[aeiouy\u00e0-\u024f]")
BEGINS_IJ = compile_pattern(r"^ij", "i")


def write_initial(letters: str) -> str:
    """WriteInitial."""
    small = lower(letters)
    return "IJ." if small == "ij" else upper(small[0]) + small[1:] + "."


def initial_from_name(name: str) -> str:
    """InitialFromName."""
    return "IJ." if BEGINS_IJ.search(name) else write_initial(name[0])


@lru_cache(maxsize=131072)
def read_initials(token: str, in_column: bool, capitals: bool) -> str | None:
    """ReadInitials: canonical initials, or none when the token is rather a name."""
    bare = token.strip("-.,' ")
    if not bare:
        return None
    dotted = "." in token
    segments = [segment for segment in BETWEEN_SEGMENTS.split(bare) if segment]
    if len(segments) > MOST_SEGMENTS or not all(SEGMENT.search(segment) for segment in segments):
        return None
    if not dotted and len(segments) > 1 and any(
        len(segment) > 1 and plain_lower(segment) not in COMPOUND for segment in segments
    ):
        return None
    initials = []
    for at, segment in enumerate(segments):
        closed = dotted and (at < len(segments) - 1 or token.rstrip(" ").endswith("."))
        small = lower(segment)
        if len(segment) == 1 or (small in COMPOUND and (closed or small in OPEN_COMPOUND)):
            initials.append(write_initial(segment))
        elif _is_row_of_letters(segment, closed or len(segments) > 1, in_column, capitals):
            initials += map(write_initial, segment)
        else:
            return None
    written = "".join(initials)
    return written if CANONICAL_INITIALS.search(written) else None


def _is_row_of_letters(segment: str, closed: bool, in_column: bool, capitals: bool) -> bool:
    """Whether each character of a segment is an initial."""
    small, length = lower(segment), len(segment)
    if length > 6 or is_known_given_name(small):
        return False
    if not VOWEL.search(small):
        return in_column or length <= 4
    if in_column:
        return length <= 3
    if length == 2:
        return closed or small not in SHORT_NAMES
    if closed:
        return length <= 4
    return not capitals and length <= 4 and segment == upper(segment)
