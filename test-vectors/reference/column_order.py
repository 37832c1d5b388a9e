"""The order of day and month in a column of dates (chapter 3, section 7.1; IDEN-24)."""

from collections import Counter

from patterns import compile_pattern

WHITE = r"[\t-\r \u00a0]*"
EIGHT_DIGITS = compile_pattern(rf"^{WHITE}(\d{{4}})(\d{{4}}){WHITE}$")
THREE_NUMBERS = compile_pattern(
    rf"""^{WHITE}['"]?(\d{{1,4}}){WHITE}[-/. ]{WHITE}(\d{{1,2}}){WHITE}[-/. ]{WHITE}(\d{{1,4}})(?!\d)"""
)
FACTOR = 20


def column_date_order(values: list[str]) -> str:
    """The order of a column: IDEN-24."""
    counted = Counter(map(_first_of, values))
    day, month = counted["day"], counted["month"]
    if not day and not month:
        return "ymd" if counted["year"] and not counted["undecided"] else "ambiguous"
    if day > FACTOR * month:
        return "dmy"
    return "mdy" if month > FACTOR * day else "ambiguous"


def _first_of(value: str) -> str | None:
    """What a value shows to stand first; None when it does not count."""
    match = EIGHT_DIGITS.search(value)
    if match:
        if _is_year(match[1]):
            return "year"
        if _is_year(match[2]) and int(match[1][2:]) > 12:
            return "month"
        return "day" if _is_year(match[2]) and int(match[1][:2]) > 12 else "undecided"
    match = THREE_NUMBERS.search(value)
    if not match:
        return None
    a, b = int(match[1]), int(match[2])
    if len(match[1]) == 4 or (len(match[3]) == 2 and a > 31):
        return "year"
    if 12 < a <= 31 and b <= 12:
        return "day"
    return "month" if 12 < b <= 31 and a <= 12 else "undecided"


def _is_year(digits: str) -> bool:
    return 1800 <= int(digits) < 2200


OPERATIONS = {"ColumnDateOrder": lambda given: {"order": column_date_order(given["values"])}}
