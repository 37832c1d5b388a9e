"""IsCanonical (chapter 3, section 12; IDEN-34)."""

import re
import unicodedata

from birth_dates import CANONICAL as BIRTH_DATE
from birth_dates import is_day
from countries import COUNTRIES
from emails import is_canonical_address
from house_numbers import CANONICAL_ADDITION, CANONICAL_NUMBER
from identifiers import RELATION_NUMBER
from name_checks import LETTER
from name_initials import CANONICAL_INITIALS
from name_prefixes import PREFIX_WORDS
from patterns import compile_pattern
from phones import CANONICAL as PHONE
from places import is_canonical_place
from text_cleaning import OUTSIDE_REPERTOIRE

LONGEST = 254
WORDS = r"['⟨L⟩]+(?:[ -]['⟨L⟩]+)*"
ASCII = compile_pattern(r"^[ -~]*$")
FAMILY_NAME = compile_pattern(rf"^{WORDS}$")
GIVEN_NAME = compile_pattern(rf"^{WORDS}(?: \({WORDS}\))?$")
FULL_NAME = compile_pattern(r"""^[⟨L⟩ '.,\-/&()"+]+$""")
POSTCODE = compile_pattern(
    r"^(?!\d{4}(?:SA|SD|SS)$)(?!0\d{3}[A-Z]{2}$)(?=.{3,10}$)[A-Z0-9]+(?:[ -][A-Z0-9]+)?$"
)
ORDINAL = compile_pattern(r"^\d(?:e|de|ste) ")
DIGIT = compile_pattern(r"\d")
LONGEST_NAME, LONGEST_FULL_NAME, LONGEST_PREFIX = 100, 150, 30


def _is_tidy(value: str) -> bool:
    return "  " not in value and value.strip(" ") == value


def _is_name(value: str, longest: int, pattern: re.Pattern[str]) -> bool:
    return len(value) <= longest and bool(LETTER.search(value)) and bool(pattern.search(value))


def _is_birth_date(value: str) -> bool:
    return bool(BIRTH_DATE.search(value)) and is_day(int(value[:4]), int(value[5:7]), int(value[8:]))


def _is_place(value: str) -> bool:
    return is_canonical_place(value) and _is_tidy(value)


GRAMMARS = {
    "relationNumber": RELATION_NUMBER.search,
    "fullName": lambda value: _is_name(value, LONGEST_FULL_NAME, FULL_NAME) and _is_tidy(value),
    "givenName": lambda value: _is_name(value, LONGEST_NAME, GIVEN_NAME),
    "initials": CANONICAL_INITIALS.search,
    "familyNamePrefix": lambda value: len(value) <= LONGEST_PREFIX
    and all(word in PREFIX_WORDS for word in value.split(" ")),
    "familyName": lambda value: _is_name(value, LONGEST_NAME, FAMILY_NAME),
    "birthDate": _is_birth_date,
    "email": is_canonical_address,
    "phone": PHONE.search,
    "postcode": POSTCODE.search,
    "houseNumber": CANONICAL_NUMBER.search,
    "houseNumberAddition": CANONICAL_ADDITION.search,
    "addressLine": _is_place,
    "street": _is_place,
    "city": lambda value: _is_place(value) and not DIGIT.search(ORDINAL.sub("", value)),
    "country": COUNTRIES.__contains__,
}


def is_canonical(field: str, value: str) -> bool:
    """IsCanonical: whether a value is in the canonical form of its field."""
    if len(value) > LONGEST:
        return False
    if not ASCII.search(value) and (
        unicodedata.normalize("NFC", value) != value or OUTSIDE_REPERTOIRE.search(value)
    ):
        return False
    return bool(GRAMMARS[field](value))


OPERATIONS = {"IsCanonical": lambda given: {"canonical": is_canonical(given["field"], given["value"])}}
