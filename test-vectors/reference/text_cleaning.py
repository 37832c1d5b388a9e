"""CleanText, Prepare and markers for "nothing" (chapter 3, sections 3.1 to 3.3)."""

import unicodedata
from functools import lru_cache

import spec_tables
from changes import Changes, note, noting, replace
from letter_case import plain_lower
from patterns import compile_pattern
from refusal import Refused

TABLE = spec_tables.load("identifier-text")
LONGEST: dict[str, int] = TABLE["longest"]
EMPTY_MARKERS = frozenset(TABLE["emptyMarkers"])
FIELDS_WHERE_LETTERS_MEAN = frozenset(TABLE["fieldsWhereLettersMean"])
LONGEST_RAW = 3200
LONGEST_CLEAN = 400

PLAIN = compile_pattern(r"^[ -_a-~]*$")
DAMAGED = compile_pattern(r"[\ufffd\u0080-\u009f\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
TRAILING_BYTE = (
    r"[\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d\u2018\u2019"
    r"\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178]"
)
MISREAD_UTF8 = compile_pattern(
    rf"[\u00c2\u00c3\u00c4\u00c5]{TRAILING_BYTE}|\u00e2[\u0080\u20ac]|\u00ef\u00bb\u00bf|[a-z]\u00c3(?: |$)"
    rf"|[\u00d0\u00d1]{TRAILING_BYTE}"
)
MISREAD_CODE_PAGE = compile_pattern(
    r"[\u2500-\u259f][\u00a0-\u00ff\u2500-\u259f]|\u221a[\u00a0-\u00ff\u2018-\u2122]"
)
CONTROL = compile_pattern(r"[\0-\x08\x0e-\x1f\x7f]")
INVISIBLE = compile_pattern(
    r"[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    r"\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb]"
)
WIDE = compile_pattern(r"[\uff01-\uff5e]")
LIGATURE = compile_pattern(r"[\u0132\u0133\u0149\u01c4-\u01cc\u01f1-\u01f3\ufb00-\ufb06]")
DOUBLE_QUOTE = compile_pattern(r"[\u00ab\u00bb\u201c-\u201f\u2033\u2036]")
DASH = compile_pattern(r"[\u2010-\u2015\u2043\u207b\u2212\ufe58\ufe63]")
DIGIT = compile_pattern(r"[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59]")
SPACE = compile_pattern(r"[\t-\r\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
SINGLE_QUOTE = compile_pattern(
    r"[\u0060\u00b4\u02b9-\u02bf\u02c8\u02ca\u02cb\u2018-\u201b\u2032\u2035\ua78b\ua78c]"
)
OUTSIDE_REPERTOIRE = compile_pattern(rf"[^{spec_tables.REPERTOIRE_RANGES}]")
WEB_ESCAPE = compile_pattern(
    r"&(?:#\d{2,5}|#x[\da-f]{2,5}|[a-z]{3,8});|[=%]c3[=%][89ab][\da-f]|\\u00[\da-f]{2}", "i"
)
WRAPPERS = (
    compile_pattern(r'^="([^"]*)"$'),
    compile_pattern(r'^"([^"]*)"$'),
    compile_pattern(r"^'(?=[\d+=(])(.*?)'?$"),
    compile_pattern(r"^'(?![ts][ -])([^']{2,})'$"),
)
SPACES = compile_pattern(r" {2,}")
SPREADSHEET_ERROR = compile_pattern(
    r"^#(?:REF|VALUE|NAME|NUM|DIV\/0|NULL|WAARDE|VERW|NAAM|GETAL|DEEL\/0)[!?]$", "i"
)
LETTERS_ONLY = compile_pattern(r"^[A-Za-z]+$")
NO_MARKER = compile_pattern(r"[1-9@]")
MEANING = compile_pattern(r"[0-9A-Za-z\u00aa-\uffff]")
MARKER = compile_pattern(r"^(?:#?n\/[ab]|#nb|\\n|\(null\)|\[null\]|<null>)[.!]?$", "i")
NOT_BARE = compile_pattern(r"[^0-9a-z\u00aa-\uffff]")
ZEROS = compile_pattern(r"^0+$")


def clean_text(raw: str, changes: Changes) -> str:
    """CleanText: IDEN-9, IDEN-10."""
    if len(raw) + sum(character > "\uffff" for character in raw) > LONGEST_RAW:
        raise Refused("TOO_LONG")
    text = raw if PLAIN.search(raw) else _only_repertoire(raw, changes)
    if WEB_ESCAPE.search(text):
        raise Refused("ENCODING_DAMAGED")
    text = replace(changes, "SPACES_COLLAPSED", SPACES, " ", _unwrapped(text, changes))
    if len(text) > LONGEST_CLEAN:
        raise Refused("TOO_LONG")
    return text


def _only_repertoire(text: str, changes: Changes) -> str:
    """Steps 2 to 13, which leave a text of printable ASCII without a grave accent as it is."""
    if DAMAGED.search(text) or MISREAD_UTF8.search(text) or MISREAD_CODE_PAGE.search(text):
        raise Refused("ENCODING_DAMAGED")
    text = replace(changes, "CONTROL_REMOVED", CONTROL, "", text)
    text = replace(changes, "INVISIBLE_REMOVED", INVISIBLE, "", text)
    text = replace(changes, "WIDTH_FOLDED", WIDE, lambda match: chr(ord(match[0]) - 0xFEE0), text)
    text = replace(changes, "LIGATURE_SPLIT", LIGATURE, lambda match: unicodedata.normalize("NFKC", match[0]), text)
    text = noting(changes, "NFC", text, unicodedata.normalize("NFC", text))
    text = replace(changes, "QUOTE_NORMALISED", DOUBLE_QUOTE, '"', text)
    text = replace(changes, "DASH_NORMALISED", DASH, "-", text)
    text = replace(changes, "DIGITS_TO_ASCII", DIGIT, lambda match: str(unicodedata.digit(match[0])), text)
    text = replace(changes, "SPACE_NORMALISED", SPACE, " ", text)
    text = replace(changes, "QUOTE_NORMALISED", SINGLE_QUOTE, "'", text)
    if OUTSIDE_REPERTOIRE.search(text):
        raise Refused("CHARACTER_NOT_ALLOWED")
    return text


def _unwrapped(text: str, changes: Changes) -> str:
    """Step 15."""
    while True:
        trimmed = noting(changes, "TRIMMED", text, text.strip(" "))
        bare = trimmed
        for wrapper in WRAPPERS:
            bare = wrapper.sub(r"\1", bare, count=1)
        noting(changes, "WRAPPER_REMOVED", trimmed, bare)
        if bare == text:
            return bare
        text = bare


def prepare(field: str, raw: str, changes: Changes) -> str | None:
    """Prepare: IDEN-11. None is *missing*."""
    text = clean_text(raw, changes)
    if not text:
        return None
    if is_empty_marker(field, text):
        note(changes, "EMPTY_MARKER")
        return None
    if len(text) > LONGEST[field]:
        raise Refused("TOO_LONG")
    if SPREADSHEET_ERROR.search(text):
        raise Refused("SPREADSHEET_ERROR")
    return text


@lru_cache(maxsize=4096)
def is_empty_marker(field: str, text: str) -> bool:
    """IDEN-12: whether the text stands for "nothing" in the field."""
    if len(text) > 24 or NO_MARKER.search(text):
        return False
    if LETTERS_ONLY.search(text):
        return _is_bare_marker(field, plain_lower(text), text)
    if not MEANING.search(text) or MARKER.search(text):
        return True
    return _is_bare_marker(field, NOT_BARE.sub("", plain_lower(text)), text)


def _is_bare_marker(field: str, bare: str, text: str) -> bool:
    """Section 3.3, step 5."""
    if bare in EMPTY_MARKERS:
        return not (bare == "nb" and field in FIELDS_WHERE_LETTERS_MEAN)
    if ZEROS.search(bare):
        return field not in ("postcode", "phone")
    if bare == "x":
        return field not in ("initials", "houseNumberAddition") and not (field == "givenName" and "." in text)
    if bare == "xx":
        return field != "initials"
    return bare == "na" and field not in FIELDS_WHERE_LETTERS_MEAN
