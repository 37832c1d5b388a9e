"""House numbers and their additions (chapter 3, section 10.2; IDEN-28)."""

import unicodedata
from typing import NamedTuple

from changes import Changes, note, replace
from letter_case import upper
from patterns import compile_pattern
from refusal import Refused
from scripts import replace_lookalikes

MARKS = compile_pattern(r"[\u0300-\u036f]")
SEPARATORS = compile_pattern(r"""[ \-/.,_:;()[\]'"+&*\\#|]""")
CAPITALS_AND_DIGITS = compile_pattern(r"^[A-Z0-9]*$")
MONTHS = r"(?:jan|feb|mrt|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]*\.?"
DAMAGED = compile_pattern(
    r"^\d(?:[.,]\d+)?e\+\d+$"
    rf"|^\d{{1,2}}[- ]{MONTHS}(?:[- ]\d{{2,4}})?$|^{MONTHS}[- ]\d{{1,4}}$",
    "i",
)
DATE = compile_pattern(r"^\d{1,2}[-/]\d{1,2}[-/](?:19|20)\d\d$|^(?:19|20)\d\d-\d\d-\d\d(?:[ T]|$)")
CANONICAL_NUMBER = compile_pattern(r"^[1-9]\d{0,4}$")
CANONICAL_ADDITION = compile_pattern(r"^[A-Z0-9]{1,20}$")
POSTCODE_AND_TOWN = compile_pattern(r"^\d{4} ?[A-Za-z]{2}[ ,]+[A-Za-z]{3}")
LABEL = compile_pattern(r"^(?:huis(?:nummer|nr)?|nummer|num|no|nr|n°|nº|#)[.:]? *(?=\d)", "i")
DECIMALS = compile_pattern(r"^(\d+)[.,]0+$")
DECIMAL = compile_pattern(r"^(\d+)[.,]0$")
OPPOSITE = compile_pattern(r"^(?:t\/o|t\.o\.|tegenover|to)\.? *(?=\d)", "i")
FLOOR_FIRST = compile_pattern(
    r"^(\d{1,2} ?(?:e|de|ste) ?-?(?:hoog|hg|verdieping|verd|etage|et)\.?),? +(?:nr\.? *)?(\d{1,5})$", "i"
)
NOT_WHOLE = compile_pattern(r'^[ .,:/\-("]*\d+(?:[.,]\d|x *\d| *(?:e|de|ste|hoog|hg)(?![a-z])\D*\d)', "i")
NUMBER_AND_TAIL = compile_pattern(r'^[ .,:/\-("]*(\d+)(.*)$')
NO_ADDITION = compile_pattern(r"^(?:0+|NVT|GEEN|NULL)$")
BEGINS_WITH_DIGIT = compile_pattern(r"^\d")
SMALL_LETTER = compile_pattern(r"[a-z]")
MOST_DIGITS = 5
LONGEST_ADDITION = 20


class HouseNumber(NamedTuple):
    """A number and its addition, which may be empty."""

    number: str
    addition: str


def write_addition(text: str) -> str | None:
    """WriteAddition."""
    bare = upper(MARKS.sub("", unicodedata.normalize("NFKD", text)))
    bare = SEPARATORS.sub("", bare)
    return bare if CAPITALS_AND_DIGITS.search(bare) else None


def read_house_number(text: str, changes: Changes) -> HouseNumber:
    """ReadHouseNumber."""
    if CANONICAL_NUMBER.search(text):
        return HouseNumber(text, "")
    _refuse_damaged(text)
    if POSTCODE_AND_TOWN.search(text):
        raise Refused("IS_POSTCODE")
    text = replace_lookalikes(text, changes)
    text = replace(changes, "TEXT_REMOVED", LABEL, "", text)
    text = replace(changes, "DECIMAL_REMOVED", DECIMALS, r"\1", text)
    text = FLOOR_FIRST.sub(r"\2 \1", text)
    if NOT_WHOLE.search(text):
        raise Refused("HOUSE_NUMBER_FORMAT")
    stripped = OPPOSITE.sub("", text)
    before, text = ("TO", stripped) if stripped != text else ("", text)
    match = NUMBER_AND_TAIL.search(text)
    if not match:
        raise Refused("HOUSE_NUMBER_FORMAT")
    number = match[1].lstrip("0")
    if not 1 <= len(number) <= MOST_DIGITS:
        raise Refused("HOUSE_NUMBER_RANGE")
    if number != match[1]:
        note(changes, "LEADING_ZEROS_REMOVED")
    if not BEGINS_WITH_DIGIT.search(text):
        note(changes, "PUNCTUATION_REMOVED")
    tail = write_addition(match[2])
    if tail is None:
        raise Refused("ADDITION_FORMAT")
    addition = before + ("" if NO_ADDITION.search(tail) else tail)
    if addition:
        note(changes, "ADDITION_SPLIT")
    elif match[2]:
        note(changes, "PUNCTUATION_REMOVED")
    if len(addition) > LONGEST_ADDITION:
        raise Refused("ADDITION_FORMAT")
    return HouseNumber(number, addition)


def _refuse_damaged(text: str) -> None:
    if DAMAGED.search(text) or DATE.search(text):
        raise Refused("EXCEL_DAMAGED")
    if "@" in text:
        raise Refused("IS_EMAIL")


def write_house_addition(text: str, changes: Changes) -> str:
    """The field `houseNumberAddition`."""
    if CANONICAL_ADDITION.search(text):
        return text
    _refuse_damaged(text)
    plain = DECIMAL.sub(r"\1", replace_lookalikes(text, changes))
    value = write_addition(plain)
    if value is None or not CANONICAL_ADDITION.search(value):
        raise Refused("ADDITION_FORMAT")
    if not plain.isascii():
        note(changes, "ACCENTS_REMOVED")
    if SMALL_LETTER.search(plain):
        note(changes, "UPPER_CASED")
    if len(value) != len(plain):
        note(changes, "SEPARATORS_REMOVED")
    return value
