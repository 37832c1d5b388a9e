"""Dates, times, prices, counts and personal numbers of an activity (chapter 4, sections 3.2 to 3.5)."""

import re
from typing import NamedTuple

WHITE_SPACE = (
    "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\ufeff"
)
GAP = re.compile(f"[{WHITE_SPACE}_]+")
UPPER = {ord(small): ord(small) - 32 for small in "abcdefghijklmnopqrstuvwxyz"}
LOWER = {capital: small for small, capital in UPPER.items()}
YEAR_FIRST = re.compile(
    r"([0-9]{4})[-/.]?([0-9]{2})[-/.]?([0-9]{2})(?:[T ]([0-9]{2}:[0-9]{2})(?::[0-9.]+)?(?:Z|[+-][0-9:]{4,6})?)?"
)
YEAR_LAST = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})(?: ([0-9]{1,2}:[0-9]{2})(?::[0-9]{2})?)?")
TIME = re.compile(
    rf"([0-9]{{1,2}})[:.uh]([0-9]{{2}})(?::[0-9]{{2}})?(?:[{WHITE_SPACE}]*(?:uur|h))?", re.ASCII | re.IGNORECASE
)
NINE_DIGITS = re.compile(r"[0-9]{9}")
NUMBER_OF_A_PERSON = re.compile(r"[0-9]{9}|0[0-9]{9}|31[0-9]{9}|0031[0-9]{9}")
SIGN_BEFORE = re.compile(rf"(?:€|EUR)[{WHITE_SPACE}]*", re.ASCII | re.IGNORECASE)
SIGN_BEHIND = re.compile(rf"[{WHITE_SPACE}]*(?:€|EUR)\Z", re.ASCII | re.IGNORECASE)
WHOLE_EUROS = re.compile(r"([0-9]{1,6})(?:[.,]-{1,2})?")
EUROS_AND_CENTS = re.compile(r"([0-9]{1,6})[.,]([0-9]{1,2})")
THOUSANDS = re.compile(r"([0-9]{1,3})([.,])([0-9]{3})([.,])([0-9]{2})")
COUNT = re.compile(r"[0-9]{1,9}")
LONGEST_MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class DayAndTime(NamedTuple):
    """A day, and the time that stood behind it: empty when there was none."""

    day: str
    time: str


def is_calendar_date(year: int, month: int, day: int) -> bool:
    """Section 1: a day of the Gregorian calendar in the years 1900 to 2199 (CONV-10)."""
    if not (1900 <= year <= 2199 and 1 <= month <= 12):
        return False
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 1 <= day <= LONGEST_MONTHS[month - 1] + (month == 2 and leap)


def read_date(text: str, order: str) -> DayAndTime | None:
    """ReadDate: section 3.2."""
    match = YEAR_FIRST.fullmatch(text)
    if match:
        year, month, day = match[1], match[2], match[3]
    else:
        match = None if order == "ymd" else YEAR_LAST.fullmatch(text)
        if not match:
            return None
        day, month, year = (match[2], match[1], match[3]) if order == "mdy" else (match[1], match[2], match[3])
    if not is_calendar_date(int(year), int(month), int(day)):
        return None
    return DayAndTime(f"{year}-{month:0>2}-{day:0>2}", match[4].rjust(5, "0") if match[4] else "")


def read_time(text: str) -> str | None:
    """ReadTime: section 3.3."""
    match = TIME.fullmatch(text)
    if not match or int(match[1]) > 23 or int(match[2]) > 59:
        return None
    return f"{match[1]:0>2}:{match[2]}"


def read_code(text: str) -> str:
    """Section 3.1, step 5: the form in which a word is looked up among codes."""
    return GAP.sub("-", text.translate(LOWER))


def is_personal_number(code: str) -> bool:
    """RECO-9: whether an offer code could be the number of a person."""
    return bool(NINE_DIGITS.search(code) or NUMBER_OF_A_PERSON.fullmatch(code.replace("-", "")))


def read_price(text: str) -> int | None:
    """ReadPrice: section 3.5; euro cents."""
    before = SIGN_BEFORE.match(text)
    rest = text[before.end() :] if before else text
    rest = SIGN_BEHIND.sub("", rest, count=1).strip(WHITE_SPACE)
    match = WHOLE_EUROS.fullmatch(rest)
    if match:
        return int(match[1]) * 100
    match = EUROS_AND_CENTS.fullmatch(rest)
    if match:
        return int(match[1]) * 100 + int(match[2].ljust(2, "0"))
    match = THOUSANDS.fullmatch(rest)
    if match and match[2] != match[4]:
        return int(match[1] + match[3]) * 100 + int(match[5])
    return None


def read_count(text: str, lowest: int, highest: int) -> int | None:
    """ReadCount: section 3.5."""
    if not COUNT.fullmatch(text) or not lowest <= int(text) <= highest:
        return None
    return int(text)
