"""Birth dates (chapter 3, section 7; IDEN-23)."""

import calendar
import unicodedata
from typing import NamedTuple

import spec_tables
from changes import Changes, note, noting, replace
from letter_case import plain_lower
from patterns import compile_pattern
from refusal import Refused

TABLE = spec_tables.load("identifier-date")
MONTHS: dict[str, int] = TABLE["months"]
FILLER_DATES = frozenset(TABLE["fillerDates"])
OLDEST_YEARS = 110
FIRST_YEAR, LAST_YEAR = 1800, 2199

CANONICAL = compile_pattern(r"^(?:1[89]|2[01])\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$")
ROUNDED = compile_pattern(r"^\d+(?:[.,]\d+)?e[+-]?\d+$", "i")
SERIAL = compile_pattern(r"^\d{5}(?:[.,]0+)?$|^\d{5}[.,]\d+$")
WITH_TIME = compile_pattern(
    r"^(.*\d)(?:[T ,]+| om )(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*([ap]\.?m\.?)?\s*(z|utc|gmt|[+-]\d\d:?\d\d)?$",
    "i",
)
BEGINS_A = compile_pattern(r"^a", "i")
DECIMAL = compile_pattern(r"^(\d{7,8})[.,]0$")
LABEL = compile_pattern(r"^(?:geb(?:oren)?\.?|geboortedatum|\*)\s*:?\s*", "i")
LAST_MARKS = compile_pattern(r"[.,;]+$")
ZEROS = compile_pattern(r"^[0\-/. ]+$")
SPACED_SEPARATOR = compile_pattern(r" *([-/]) *")
INCOMPLETE = compile_pattern(
    r"^(?:1[89]|20)\d\d$|^\d{1,2}[-/. ](?:1[89]|20)\d\d$|^(?:1[89]|20)\d\d[-/. ]\d{1,2}$|^[a-z]{3,10}\.? \d{4}$"
    r"|^\d{1,2}[-/. ](?:\d{1,2}|[a-z]{3,10})$|^(?:\?+|x+|0+)[-/. ]",
    "i",
)
IN_NUMBERS = compile_pattern(r"^(\d{1,4})([-/. ]) ?(\d{1,2})[-/. ] ?(\d{1,4})$")
DIGITS = compile_pattern(r"^\d{7,8}$")
MARKS = compile_pattern(r"[\u0300-\u036f]")
DAY_MONTH_YEAR = compile_pattern(
    r"^(?:[a-z]+,? )?(\d{1,2})(?:e|de|ste|th|st|nd|rd|\.)?(?:[ \-/]| of )?([a-z]{2,10})\.?(?:[ \-/,]{0,2})'?(\d{2}|\d{4})$"
)
MONTH_DAY_YEAR = compile_pattern(r"^([a-z]{3,10})\.?[ \-/](\d{1,2})(?:th|st|nd|rd)?[ ,\-/]{1,2}'?(\d{2}|\d{4})$")
YEAR_MONTH_DAY = compile_pattern(r"^(\d{4})[ \-/]([a-z]{3,10})\.?[ \-/](\d{1,2})$")


class Parsed(NamedTuple):
    """Year, month and day as read; whether the year has two digits, and whether a leading zero was lost."""

    year: int
    month: int
    day: int
    short: bool = False
    zero_lost: bool = False


def is_day(year: int, month: int, day: int) -> bool:
    """IsDay: a day of the proleptic Gregorian calendar."""
    if not 1 <= month <= 12:
        return False
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 1 <= day <= calendar.mdays[month] + leap


def _judge(value: str, today: str, changes: Changes) -> str | None:
    """Judge."""
    if not is_day(int(value[:4]), int(value[5:7]), int(value[8:])):
        raise Refused("BIRTH_DATE_NO_SUCH_DAY")
    if value in FILLER_DATES:
        note(changes, "PLACEHOLDER")
        return None
    if value > today:
        raise Refused("BIRTH_DATE_FUTURE")
    if value < f"{int(today[:4]) - OLDEST_YEARS:04}{today[4:]}":
        raise Refused("BIRTH_DATE_TOO_OLD")
    return value


def write_birth_date(text: str, changes: Changes, options: dict) -> str | None:
    """The field `birthDate`: IDEN-23. None is *missing*."""
    today = options["today"]
    if CANONICAL.search(text):
        return _judge(text, today, changes)
    rest = _rest(text, changes)
    if ZEROS.search(rest):
        note(changes, "PLACEHOLDER")
        return None
    parsed = _parse(SPACED_SEPARATOR.sub(r"\1", rest), options.get("dateOrder", "dmy"))
    if not parsed:
        raise Refused("BIRTH_DATE_INCOMPLETE" if INCOMPLETE.search(rest) else "BIRTH_DATE_FORMAT")
    if 0 in (parsed.month, parsed.day) or (parsed.year == 0 and not parsed.short):
        raise Refused("BIRTH_DATE_INCOMPLETE")
    if parsed.zero_lost:
        note(changes, "LEADING_ZERO_RESTORED")
    year = _whole_year(parsed, today, changes)
    if not is_day(year, parsed.month, parsed.day):
        raise Refused("BIRTH_DATE_NO_SUCH_DAY")
    if year < FIRST_YEAR:
        raise Refused("BIRTH_DATE_TOO_OLD")
    if year > LAST_YEAR:
        raise Refused("BIRTH_DATE_FUTURE")
    value = noting(changes, "DATE_REFORMATTED", text, f"{year:04}-{parsed.month:02}-{parsed.day:02}")
    return _judge(value, today, changes)


def _rest(text: str, changes: Changes) -> str:
    """Steps 2 to 4."""
    if ROUNDED.search(text):
        raise Refused("EXCEL_DAMAGED")
    if SERIAL.search(text):
        raise Refused("BIRTH_DATE_SERIAL")
    if "@" in text:
        raise Refused("IS_EMAIL")
    match = WITH_TIME.search(text)
    if match:
        morning = match[5] is not None and BEGINS_A.search(match[5])
        midnight = int(match[3]) == int(match[4] or 0) == 0 and (
            int(match[2]) == 0 or (match[2] == "12" and bool(morning))
        )
        if match[6] and not midnight:
            raise Refused("BIRTH_DATE_TIME_ZONE")
        text = match[1]
        note(changes, "TIME_REMOVED")
    text = replace(changes, "DECIMAL_REMOVED", DECIMAL, r"\1", text)
    return LAST_MARKS.sub("", LABEL.sub("", text))


def _whole_year(parsed: Parsed, today: str, changes: Changes) -> int:
    """Step 8: the year with its century."""
    if not parsed.short:
        return parsed.year
    note(changes, "CENTURY_ASSUMED")
    year = 100 * int(today[:2]) + parsed.year
    return year if f"{year:04}-{parsed.month:02}-{parsed.day:02}" <= today else year - 100


def _parse(text: str, order: str) -> Parsed | None:
    """ParseDate, under the order of the column."""
    match = IN_NUMBERS.search(text)
    if match:
        return _parse_numbers(match[1], match[3], match[4], order)
    if DIGITS.search(text):
        return _parse_digits(text, order)
    return _parse_words(text)


def _parse_numbers(a: str, b: str, c: str, order: str) -> Parsed | None:
    """Step 1."""
    if len(a) == 4:
        return Parsed(int(a), int(b), int(c)) if len(c) <= 2 else None
    if len(a) == 3 or len(c) == 3:
        return None
    if len(c) != 4 and order == "ymd":
        return Parsed(int(a), int(b), int(c), short=True) if len(a) == 2 and len(c) <= 2 else None
    if len(c) == 1:
        return None
    month, day = (a, b) if order == "mdy" else (b, a)
    return Parsed(int(c), int(month), int(day), short=len(c) == 2)


def _parse_digits(text: str, order: str) -> Parsed:
    """Step 2."""
    padded = text.rjust(8, "0")
    front, back = int(padded[:4]), int(padded[4:])
    if len(text) == 8 and _is_plausible(front) and int(padded[4:6]) <= 12 and not _is_plausible(back):
        return Parsed(front, int(padded[4:6]), int(padded[6:]))
    month, day = (padded[:2], padded[2:4]) if order == "mdy" else (padded[2:4], padded[:2])
    return Parsed(back, int(month), int(day), zero_lost=len(text) == 7)


def _is_plausible(year: int) -> bool:
    return FIRST_YEAR <= year <= LAST_YEAR


def _parse_words(text: str) -> Parsed | None:
    """Step 3."""
    small = MARKS.sub("", unicodedata.normalize("NFKD", plain_lower(text)))
    for pattern, year, month, day in (
        (DAY_MONTH_YEAR, 3, 2, 1),
        (MONTH_DAY_YEAR, 3, 1, 2),
        (YEAR_MONTH_DAY, 1, 2, 3),
    ):
        match = pattern.search(small)
        if match:
            if match[month] not in MONTHS:
                return None
            return Parsed(int(match[year]), MONTHS[match[month]], int(match[day]), short=len(match[year]) == 2)
    return None
