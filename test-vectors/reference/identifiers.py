"""CanonicaliseField (chapter 3, sections 4 and 5; IDEN-6 to IDEN-8, IDEN-15, IDEN-16)."""

from typing import Callable, TypedDict

import birth_dates
import changes as change_lists
import emails
import phones
import place_fields
from changes import Changes, note
from full_names import write_full_name
from letter_case import upper
from name_columns import parse_family_name, parse_given_name, parse_initials, parse_prefix
from patterns import compile_pattern
from refusal import Refused
from scripts import replace_lookalikes
from text_cleaning import prepare

MOST_ROUNDS = 5
DAMAGED_NUMBER = compile_pattern(r"^\d(?:[.,]\d+)?e\+\d+$", "i")
SPREADSHEET = compile_pattern(r"^#(?:ref|value|name|num|div|waarde|verw|naam|getal)|^=", "i")
DECIMAL = compile_pattern(r"^(\d+)[.,]0$")
RELATION_NUMBER = compile_pattern(r"^(?=.{1,64}$)(?=.*[A-Z0-9])[A-Z0-9.\-_/:#+]+(?: [A-Z0-9.\-_/:#+]+)*$")


class Result(TypedDict, total=False):
    """A value with its changes, missing with its changes, or an error."""

    value: str
    missing: bool
    changes: Changes
    error: str


Rule = Callable[[str, Changes, dict], str | None]


def _relation_number(text: str, changes: Changes, options: dict) -> str:
    """Section 5."""
    if DAMAGED_NUMBER.search(text):
        raise Refused("EXCEL_DAMAGED")
    if SPREADSHEET.search(text):
        raise Refused("SPREADSHEET_ERROR")
    if "@" in text:
        raise Refused("IS_EMAIL")
    text = change_lists.replace(changes, "DECIMAL_REMOVED", DECIMAL, r"\1", text)
    text = replace_lookalikes(text, changes)
    text = change_lists.noting(changes, "UPPER_CASED", text, upper(text))
    if not RELATION_NUMBER.search(text):
        raise Refused("RELATION_NUMBER_FORMAT")
    return text


RULES: dict[str, Rule] = {
    "relationNumber": _relation_number,
    "fullName": lambda text, changes, options: write_full_name(text, changes),
    "givenName": lambda text, changes, options: parse_given_name(text, changes).get("givenName"),
    "initials": lambda text, changes, options: parse_initials(text, changes).get("initials"),
    "familyNamePrefix": lambda text, changes, options: parse_prefix(text, changes).get("familyNamePrefix"),
    "familyName": lambda text, changes, options: parse_family_name(text, changes).get("familyName"),
    "birthDate": birth_dates.write_birth_date,
    "email": lambda text, changes, options: emails.write_email(text, changes),
    "phone": phones.write_phone,
    **place_fields.RULES,
}


def canonicalise_field(field: str, raw: str, options: dict) -> Result:
    """CanonicaliseField: IDEN-15."""
    changes: Changes = []
    try:
        text = prepare(field, raw, changes)
        value = None if text is None else RULES[field](text, changes, options)
    except Refused as refusal:
        return {"error": refusal.code}
    return with_backstop(raw, settle(field, result_of(value, changes), options))


def result_of(value: str | None, changes: Changes) -> Result:
    """A value, or missing."""
    return {"missing": True, "changes": changes} if value is None else {"value": value, "changes": changes}


def with_backstop(raw: str, result: Result) -> Result:
    """Step 4: a value that differs from the raw text carries a change."""
    if "value" in result and result["value"] != raw and not result["changes"]:
        result["changes"].append("REWRITTEN")
    return result


def settle(field: str, result: Result, options: dict) -> Result:
    """Settle."""
    if "value" not in result or field == "postcode":
        return result
    value, changes = result["value"], list(result["changes"])
    for _ in range(MOST_ROUNDS):
        round_changes: Changes = []
        try:
            text = prepare(field, value, round_changes)
            settled = None if text is None else RULES[field](text, round_changes, options)
        except Refused as refusal:
            return {"error": refusal.code}
        note(changes, *round_changes)
        if settled is None or (settled == value and not round_changes):
            return result_of(settled, changes)
        value = settled
    return {"error": "CHARACTER_NOT_ALLOWED"}


def _answer(given: dict) -> Result:
    result = canonicalise_field(given["field"], given["text"], given["options"])
    if "error" in result:
        raise Refused(result["error"])
    return result


OPERATIONS = {"CanonicaliseField": _answer}
