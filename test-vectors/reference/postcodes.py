"""Postcodes (chapter 3, section 10.1; IDEN-27)."""

from typing import NamedTuple

import spec_tables
from changes import Changes, note, noting
from letter_case import upper
from patterns import compile_pattern
from refusal import Refused
from scripts import replace_lookalikes

TABLE = spec_tables.load("identifier-address")
COUNTRY_PREFIXES: dict[str, str] = TABLE["postcodeCountryPrefixes"]
FORMS: dict[str, dict] = TABLE["postcodeForms"]
FORM_PATTERNS = {country: compile_pattern(form["pattern"]) for country, form in FORMS.items()}

DUTCH = compile_pattern(r"^[1-9]\d{3}(?!SA|SD|SS)[A-Z]{2}$")
PLACEHOLDER = compile_pattern(
    r"^(?:0000 ?(?:[A-Z]{2})?|00000|9999 ?(?:XX|ZZ)|XXXX ?XX|1234 ?XX|0000 ?00|99999|0{2,10})$"
)
ROUNDED = compile_pattern(r"^\d(?:[.,]\d+)?e\+?\d+$", "i")
DATE = compile_pattern(r"^\d{1,2}-\d{1,2}-\d{4}$")
LAST_MARKS = compile_pattern(r"[.,;:]+$")
PREFIX = compile_pattern(r"^([A-Z]{1,3})[- ]+(?=\d)")
STUCK_PREFIX = compile_pattern(r"^(NL|BE|DE)(?=\d)")
DUTCH_PARTS = compile_pattern(r"^(\d{4})[ .\-/_]*([A-Z])[ .-]?([A-Z])(?:[ ,]+(.*\D.*))?$")
AREA = compile_pattern(r"^[1-9]\d{3}$")
AREA_AND_TOWN = compile_pattern(r"^\d{4}[ -]+[A-Z][A-Z ]{3,}$")
MARKS = compile_pattern(r"[.\-/_]")
JOINTS = compile_pattern(r"[ -]")
INNER_MARKS = compile_pattern(r"[ .-]")
RUN_OF_MARKS = compile_pattern(r"[ .-]+")
SPACES_AND_DOTS = compile_pattern(r"[ .]+")
FOREIGN = compile_pattern(r"^(?=.{3,10}$)(?=.*\d)[A-Z0-9]+(?:[ -][A-Z0-9]+)?$")
NOT_FOREIGN = compile_pattern(r"^\d{4}(?:SA|SD|SS)$|^0\d{3}[A-Z]{2}$")


class AreaOnly(Refused):
    """A refused postcode that still shows its area of four digits."""

    def __init__(self, code: str, area: str) -> None:
        super().__init__(code)
        self.area = area


class Postcode(NamedTuple):
    """A postcode, with the country and the town that the cell shows."""

    value: str
    country: str | None = None
    town: str | None = None


def read_postcode(text: str, country: str, named: bool, changes: Changes) -> Postcode | None:
    """ReadPostcode: IDEN-27. None is *missing*."""
    if country == "NL" and DUTCH.search(text) and not PLACEHOLDER.search(text):
        return Postcode(text)
    if ROUNDED.search(text):
        raise Refused("EXCEL_DAMAGED")
    written = replace_lookalikes(text, changes)
    written = noting(changes, "UPPER_CASED", written, upper(written))
    if "@" in written:
        raise Refused("IS_EMAIL")
    if DATE.search(written):
        raise Refused("IS_DATE")
    if PLACEHOLDER.search(written):
        note(changes, "PLACEHOLDER")
        return None
    rest, inferred = _without_country(LAST_MARKS.sub("", written), country, named, changes)
    if (inferred or country) == "NL":
        return _read_under_dutch_rules(text, rest, named, inferred, changes)
    value = write_foreign(inferred or country, rest)
    if value is None:
        raise Refused("POSTCODE_FORMAT")
    if _is_filler(value, changes):
        return None
    _note_foreign(value, rest, changes)
    if inferred:
        note(changes, "COUNTRY_INFERRED")
    return Postcode(value, inferred)


def _read_under_dutch_rules(
    text: str, rest: str, named: bool, inferred: str | None, changes: Changes
) -> Postcode | None:
    """Step 6."""
    try:
        dutch = _read_dutch(rest, changes)
    except Refused as refusal:
        foreign = None if named or refusal.code != "POSTCODE_FORMAT" else _british_or_canadian(rest)
        if not foreign:
            raise
        note(changes, "COUNTRY_INFERRED")
        if foreign.value != text:
            note(changes, "SEPARATORS_ADDED")
        return foreign
    if dutch and inferred:
        note(changes, "COUNTRY_INFERRED")
        return dutch._replace(country=inferred)
    return dutch


def _is_filler(value: str, changes: Changes) -> bool:
    if not PLACEHOLDER.search(JOINTS.sub("", value)):
        return False
    note(changes, "PLACEHOLDER")
    return True


def _without_country(rest: str, country: str, named: bool, changes: Changes) -> tuple[str, str | None]:
    """Step 5: the postcode without the code of a country, and the country inferred from that."""
    match = PREFIX.search(rest) or STUCK_PREFIX.search(rest)
    land = COUNTRY_PREFIXES.get(match[1]) if match else None
    if not land or country in ("GB", "CA"):
        return rest, None
    note(changes, "PUNCTUATION_REMOVED")
    if land != country and named:
        raise Refused("POSTCODE_FORMAT")
    return rest[match.end() :].strip(" "), land if land != country else None


def _british_or_canadian(rest: str) -> Postcode | None:
    """A postcode that only the United Kingdom or Canada has."""
    for country in ("GB", "CA"):
        value = write_foreign(country, rest)
        if value is not None and (not INNER_MARKS.search(rest) or RUN_OF_MARKS.sub(" ", rest) == value):
            return Postcode(value, country)
    return None


def _read_dutch(rest: str, changes: Changes) -> Postcode | None:
    """ReadDutch."""
    match = DUTCH_PARTS.search(rest)
    if not match:
        if AREA.search(rest) or (AREA_AND_TOWN.search(rest) and not rest.startswith("0")):
            raise AreaOnly("POSTCODE_LETTERS_MISSING", rest[:4])
        raise Refused("POSTCODE_FORMAT")
    value = match[1] + match[2] + match[3]
    if value.startswith("0"):
        raise Refused("POSTCODE_FORMAT")
    if not DUTCH.search(value):
        raise AreaOnly("POSTCODE_LETTERS_NOT_USED", value[:4])
    if _is_filler(value, changes):
        return None
    town = match[4]
    if town:
        note(changes, "CITY_MOVED")
    if rest[: len(rest) - len(town or "")].strip(" ") != value:
        note(changes, "SEPARATORS_REMOVED" if MARKS.search(rest) else "SPACES_REMOVED")
    return Postcode(value, None, town)


def write_foreign(country: str, text: str) -> str | None:
    """WriteForeign."""
    form = FORMS.get(country)
    if form is None:
        plain = SPACES_AND_DOTS.sub(" ", text).strip(" ")
        return plain if FOREIGN.search(plain) and not NOT_FOREIGN.search(plain) else None
    compact = INNER_MARKS.sub("", text)
    if not FORM_PATTERNS[country].search(compact):
        return None
    compact = compact[: form.get("keep")]
    cut = form.get("cut")
    if cut is None or not compact[cut:]:
        return compact
    return compact[:cut] + form.get("separator", "") + compact[cut:]


def _note_foreign(value: str, rest: str, changes: Changes) -> None:
    """Step 7."""
    if JOINTS.sub("", value) != INNER_MARKS.sub("", rest):
        note(changes, "EXTENSION_REMOVED")
    elif value != rest:
        note(changes, "SPACES_REMOVED" if len(value) < len(rest) else "SEPARATORS_ADDED")


def write_postcode(text: str, changes: Changes, options: dict) -> str | None:
    """The field `postcode` on its own."""
    found = read_postcode(text, options["country"], False, changes)
    return found.value if found else None
