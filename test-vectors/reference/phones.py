"""Phone numbers (chapter 3, sections 9.1 to 9.3; IDEN-26)."""

from typing import NamedTuple

import spec_tables
from changes import Changes, note, replace
from numbering_plans import PhoneNumber, REGIONS, parse
from patterns import compile_pattern
from refusal import Refused

FILLERS = frozenset(spec_tables.load("identifier-contact")["phoneFillers"])
KINDS = {
    "MOBILE": "mobile",
    "FIXED_LINE": "fixed",
    "FIXED_LINE_OR_MOBILE": "unknown",
    "PERSONAL_NUMBER": "unknown",
    "PAGER": "unknown",
}
SHARED = frozenset(("PREMIUM_RATE", "TOLL_FREE", "SHARED_COST", "UAN", "VOICEMAIL"))
FEWEST_DIGITS_OF_A_PIECE = 7

INTERNATIONAL = compile_pattern(r"^(?:\+|00)")
REPEATED = (
    compile_pattern(r"^(\d)\1*$"),
    compile_pattern(r"^0?6(\d)\1{7}$"),
    compile_pattern(r"^0[1-9]\d{0,2}(\d)\1{6,7}$"),
)
ROUNDED = compile_pattern(r"^[+-]?\d+(?:[.,]\d+)?e[+-]?\d+$", "i")
DATE = compile_pattern(r"^\d{4}-\d\d-\d\d$|^\d\d-\d\d-(?:19|20)\d\d$")
BETWEEN = compile_pattern(
    r"\s*[;|,]\s*|\s+(?:of|en|or|and|&)\s+|\s*\/\s*(?=[+(]?\d[\d\s().-]{6,}$)"
    r"|\s+(?=(?:\+|00?)[1-9][\d\s().-]{7,}$)|\s+-\s+(?=(?:\+|0)[\d\s().-]{8,}$)"
)
DIGIT = compile_pattern(r"\d")
NOT_DIGIT = compile_pattern(r"\D")
EXTENSION = compile_pattern(r"[ ,;(]*(?:tst|toest|toestel|ext|extension|doorkies|intern|#|x)\.? ?:? ?\d{1,5}\)?$", "i")
DECIMAL_NUMBER = compile_pattern(r"^\+?\d{8,15}[.,]0$")
DECIMAL = compile_pattern(r"[.,]0$")
TRUNK_ZERO = compile_pattern(r"\( ?0 ?\)")
WORDS = compile_pattern(r"[A-Za-z\u00c0-\uffff][A-Za-z\u00c0-\uffff.:]*")
EMPTY_BRACKETS = compile_pattern(r"\([^\d)]*\)")
PLUS = compile_pattern(r"^[^\d]*\+")
NO_PHONE_MARK = compile_pattern(r"""[^\d\s()+./:\-–*_'"!,;]""")
DUTCH_MOBILE = compile_pattern(r"^(?:\+31|31|\+310|310|0|)(6[1-58]\d{7})$")
CANONICAL = compile_pattern(r"^\+[1-9]\d{4,14}$")


class Found(NamedTuple):
    """A canonical number and its kind."""

    value: str
    kind: str
    shared: bool = False


def is_filler_number(digits: str) -> bool:
    """FillerNumber."""
    number = INTERNATIONAL.sub("", digits)
    if number.startswith("31") and len(number) >= 11:
        number = "0" + number.removeprefix("310" if number.startswith("310") else "31")
    return (
        any(pattern.search(number) for pattern in REPEATED)
        or number in FILLERS
        or (len(number) == 9 and "0" + number in FILLERS)
    )


def write_phone(text: str, changes: Changes, options: dict) -> str | None:
    """The field `phone`: section 9.2. None is *missing*."""
    if ROUNDED.search(text):
        raise Refused("EXCEL_DAMAGED")
    if "@" in text:
        raise Refused("IS_EMAIL")
    if DATE.search(text):
        raise Refused("IS_DATE")
    before = list(changes)
    try:
        found = _read_one(text, changes, options["country"])
    except Refused:
        changes[:] = before
        readings = _readings(text, changes, options["country"])
        if not readings:
            raise
        found = _best(readings, changes)
    if found is None:
        changes[:] = before
        note(changes, "PLACEHOLDER")
        return None
    return found.value


def _readings(text: str, changes: Changes, country: str) -> list[tuple[Found | None, Changes]]:
    """Step 3: what ReadOne gives for each of several numbers that it does not refuse."""
    pieces = [piece for piece in BETWEEN.split(text) if len(DIGIT.findall(piece)) >= FEWEST_DIGITS_OF_A_PIECE]
    readings: list[tuple[Found | None, Changes]] = []
    for piece in pieces if len(pieces) > 1 else []:
        own = list(changes)
        try:
            readings.append((_read_one(piece, own, country), own))
        except Refused:
            continue
    return readings


def _best(readings: list[tuple[Found | None, Changes]], changes: Changes) -> Found | None:
    """The first mobile number, else the first number; None when all are fillers."""
    numbers = [(found, own) for found, own in readings if found]
    if not numbers:
        return None
    found, own = next((number for number in numbers if number[0].kind == "mobile"), numbers[0])
    changes[:] = own
    note(changes, "OTHER_VALUES_DROPPED")
    return found


def _read_one(text: str, changes: Changes, country: str) -> Found | None:
    """ReadOne. None is *filler*."""
    text = _without_words(text, changes)
    plus = PLUS.search(text) is not None
    if NO_PHONE_MARK.search(text) or text.count("+") > 1 or not DIGIT.search(text):
        raise Refused("PHONE_FORMAT")
    digits = NOT_DIGIT.sub("", text)
    if text != ("+" if plus else "") + digits:
        note(changes, "SEPARATORS_REMOVED")
    if is_filler_number(digits):
        return None
    international = plus or digits.startswith("00")
    if international and not plus:
        digits = digits[2:]
    found = look_up("+" + digits if international else digits, country)
    if is_filler_number(found.value):
        return None
    if found.shared:
        raise Refused("PHONE_SERVICE")
    number = found.value[1:]
    if plus:
        if number != digits:
            note(changes, "TRUNK_ZERO_REMOVED")
        return found
    note(changes, "COUNTRY_CODE_ADDED" if number != digits else "SEPARATORS_ADDED")
    if not digits.startswith("0") and number != digits:
        note(changes, "LEADING_ZERO_RESTORED")
    return found


def _without_words(text: str, changes: Changes) -> str:
    """ReadOne, step 1."""
    if not DIGIT.search(text):
        return text
    text = replace(changes, "EXTENSION_REMOVED", EXTENSION, "", text, 1)
    if DECIMAL_NUMBER.search(text):
        text = replace(changes, "DECIMAL_REMOVED", DECIMAL, "", text, 1)
    text = replace(changes, "TRUNK_ZERO_REMOVED", TRUNK_ZERO, "", text, 1)
    text = replace(changes, "TEXT_REMOVED", WORDS, "", text)
    return replace(changes, "TEXT_REMOVED", EMPTY_BRACKETS, "", text)


def look_up(key: str, country: str) -> Found:
    """LookUp: section 9.3."""
    match = DUTCH_MOBILE.search(key) if country == "NL" else None
    if match:
        return Found("+31" + match[1], "mobile")
    digits = key.removeprefix("+")
    if len(digits) < 6:
        raise Refused("PHONE_TOO_SHORT")
    if len(digits) > 16:
        raise Refused("PHONE_TOO_LONG")
    number = parse(key, country if country in REGIONS else "NL")
    if (number is None or number.type is None) and key[0] not in "+0" and len(key) >= 10:
        whole = parse("+" + key, None)
        if whole and whole.type:
            number = whole
    if number is None:
        raise Refused("PHONE_FORMAT")
    if number.type is None:
        raise Refused(_why_invalid(number, key))
    value = f"+{number.calling_code}{number.national}"
    if not CANONICAL.search(value):
        raise Refused("PHONE_FORMAT")
    return Found(value, KINDS.get(number.type, "service"), number.type in SHARED)


def _why_invalid(number: PhoneNumber, key: str) -> str:
    """Step 5."""
    if len(number.national) in number.plan["lengths"]:
        return "PHONE_NOT_IN_USE"
    return "PHONE_TOO_SHORT" if len(number.national) < 9 and len(key) < 12 else "PHONE_TOO_LONG"


def phone_kind(value: str) -> str:
    """PhoneKind of a canonical number."""
    try:
        return look_up(value, "NL").kind
    except Refused:
        return "unknown"
