"""Streets and towns (chapter 3, section 10.3; IDEN-29)."""

import spec_tables
from changes import Changes, noting, replace
from letter_case import capitalise_words, is_particle, lower, plain_lower, upper
from name_checks import LETTER, refuse_foreign_kind
from patterns import compile_pattern
from refusal import Refused
from scripts import unmix_scripts

PROVINCES: dict[str, str] = spec_tables.load("identifier-address")["provinces"]
LONGEST_PLACE = 120

FORMULA = compile_pattern(r"^[=#]")
TIDYING = (
    (compile_pattern(r"[;_|*]"), " "),
    (compile_pattern(r" *, *"), ", "),
    (compile_pattern(r"\( +"), "("),
    (compile_pattern(r" +\)"), ")"),
    (compile_pattern(r"([^ ])\("), r"\1 ("),
    (compile_pattern(r" {2,}"), " "),
    (compile_pattern(r'^[ .,\-/)&+"#:!]+|[ ,\-/(&+"#:]+$'), ""),
    (compile_pattern(r"([^A-Za-z])\.+$"), r"\1"),
)
NUMBER_ALONE = compile_pattern(r"^\d{1,5} ?-?(?:[a-z]|hs|bis|bg|hg|rd|zw|huis|hoog|boven|beneden|i{1,3})?\.?$", "i")
PLACE = compile_pattern(r"""^[⟨L⟩0-9'(][⟨L⟩0-9 '.,\-/()&+"#:!]*$""")
INITIALS = compile_pattern(r"(?:^|[ (-])(?:[a-z]\.)+", "i")
WORD = compile_pattern(r"(?<= )[a-z]+(?= |$)", "i")
ROMAN = compile_pattern(r"^(?:i{1,3}|iv|vi{0,3}|ix|xi{0,3}|xiv|xv|xvi)$")
IJ = compile_pattern(r"(?<![^\s(-])Ij(?=[a-z])")
AFTER_DIGIT = compile_pattern(r"(\d)([A-Z])(?=[a-z]{0,2}(?: |$))")
PROVINCE = compile_pattern(r"\(([A-Za-z]{1,3})\.?\)$")
DOT_BEFORE_WORD = compile_pattern(r"([A-Za-z]\.)(?=[A-Za-z\u00c0-\u024f]{2,})")
QUOTED_S = compile_pattern(r"""^(['"])S[- ](?=[A-Za-z])""", "i")
BARE_S = compile_pattern(r"^s-(?=[A-Za-z])", "i")
DIGITS_ONLY = compile_pattern(r"^\d[\d ]*$")
POSTCODE = compile_pattern(r"^(?:NL[- ]?)?[1-9]\d{3} ?[A-Z]{2}[ ,]+(?=\D{2})", "i")
ORDINAL = compile_pattern(r"^\d(?:e|de|ste) ", "i")
DIGIT = compile_pattern(r"\d")
TOWN_S = compile_pattern(r"^'?s[ -]+(?=(?:graven|hertogen|heeren)[a-z])", "i")
TOWN_T = compile_pattern(r"^'?t (?=[a-z])", "i")
TOWN_ABBREVIATIONS = (
    (compile_pattern(r" a(?:\/d|\.d\.?|an d\.?) ?(?=(?:den )?(?:rijn|ijssel))", "i"), " aan den "),
    (compile_pattern(r" a(?:\/d|\.d\.?) ?", "i"), " aan de "),
    (compile_pattern(r" a(?:\/z|\.z\.?)(?:ee)?$", "i"), " aan Zee"),
)


def is_canonical_place(text: str) -> bool:
    """Whether a text is a *canonical place*."""
    return 1 <= len(text) <= LONGEST_PLACE and bool(LETTER.search(text)) and bool(PLACE.search(text))


def check_place(text: str, changes: Changes) -> str:
    """CheckPlace."""
    refuse_foreign_kind(text)
    if FORMULA.search(text):
        raise Refused("SPREADSHEET_ERROR")
    text = tidied = unmix_scripts(text, changes)
    for pattern, by in TIDYING:
        tidied = pattern.sub(by, tidied)
    text = noting(changes, "PUNCTUATION_REMOVED", text, tidied.rstrip(" "))
    if not LETTER.search(text) or NUMBER_ALONE.search(text):
        raise Refused("PLACE_WITHOUT_LETTERS")
    if not is_canonical_place(text):
        raise Refused("TOO_LONG" if len(text) > LONGEST_PLACE else "CHARACTER_NOT_ALLOWED")
    return text


def _place_case(text: str, changes: Changes) -> str:
    """PlaceCase."""
    cased = capitalise_words(text, is_particle)
    cased = INITIALS.sub(lambda match: upper(match[0]), cased)
    cased = WORD.sub(lambda match: upper(match[0]) if ROMAN.search(plain_lower(match[0])) else match[0], cased)
    cased = IJ.sub("IJ", cased)
    cased = AFTER_DIGIT.sub(lambda match: match[1] + lower(match[2]), cased)
    cased = PROVINCE.sub(lambda match: PROVINCES.get(lower(match[1]), match[0]), cased)
    return noting(changes, "CAPITALISED", text, cased)


def write_street(text: str, changes: Changes) -> str:
    """The field `street`."""
    text = spaced = check_place(text, changes)
    spaced = DOT_BEFORE_WORD.sub(r"\1 ", spaced)
    spaced = BARE_S.sub("'s-", QUOTED_S.sub("'s-", spaced))
    return _place_case(noting(changes, "PUNCTUATION_REMOVED", text, spaced), changes)


def write_city(text: str, changes: Changes) -> str:
    """The field `city`."""
    if DIGITS_ONLY.search(text):
        raise Refused("PLACE_WITHOUT_LETTERS")
    text = replace(changes, "POSTCODE_MOVED", POSTCODE, "", check_place(text, changes))
    if DIGIT.search(ORDINAL.sub("", text)):
        raise Refused("CHARACTER_NOT_ALLOWED")
    text = noting(changes, "PUNCTUATION_REMOVED", text, TOWN_T.sub("'t ", TOWN_S.sub("'s-", text)))
    expanded = text
    for pattern, by in TOWN_ABBREVIATIONS:
        expanded = pattern.sub(by, expanded, count=1)
    return _place_case(noting(changes, "ABBREVIATION_EXPANDED", text, expanded), changes)
