"""Values of another kind, CheckName, and organisations (chapter 3, sections 6.1 and 6.6; IDEN-17, IDEN-20)."""

from functools import lru_cache

import spec_tables
from changes import Changes, noting
from letter_case import fold_to_letters, plain_lower
from patterns import compile_pattern
from refusal import Refused
from scripts import unmix_scripts

NAMES = spec_tables.load("identifier-name")
GIVEN_NAMES = frozenset(NAMES["givenNames"]).union(*NAMES["callNameGroups"])
ORGANISATION_WORDS = frozenset(NAMES["organisationWords"])
ALSO_SURNAMES = frozenset(NAMES["organisationWordsAlsoSurnames"])
THAT_ARE_SURNAMES = frozenset(NAMES["organisationWordsThatAreSurnames"])

KINDS = (
    ("IS_URL", compile_pattern(r"^(?:https?:|www\.)|:\/\/", "i")),
    ("IS_EMAIL", compile_pattern(r"[^\s@]@[^\s@]+\.[^\s@]")),
    ("IS_DATE", compile_pattern(r"^\d{1,4}[-/. ]\d{1,2}[-/. ]\d{2,4}$")),
    ("IS_PHONE", compile_pattern(r"^[+(]?\d[\d ()/.-]{6,}$")),
    ("IS_POSTCODE", compile_pattern(r"^[1-9]\d{3} ?[A-Za-z]{2}$")),
)
FORMULA = compile_pattern(r"^[=#@]")
DIGIT = compile_pattern(r"\d")
NAME = compile_pattern(r"""^[⟨L⟩ '.,\-/&()"+;·:|_*]+$""")
STRAY_MARKS = compile_pattern(r'[\u0300-\u036f]{3,}|(?:^|[ .,\-/&()"+0-9])[\u0300-\u036f]')
LETTER = compile_pattern(r"[⟨L⟩]")
STRAY = compile_pattern(r"[_*|;:·]")
SPACES = compile_pattern(r" {2,}")

ORGANISATION = compile_pattern(
    r"(?:basisschool|scholengemeenschap|vereniging|stichting|universiteit|hogeschool|verpleeghuis|ziekenhuis|bedrijf|genootschap|maatschap|co[oö]peratie)", "i"
)
ESTATE = compile_pattern(
    r"^(?:de )?(?:erven|erfgenamen|nalatenschap|boedel)(?= )"
    r"(?=.* (?!(?:van|von|de|den|der|het|ter|ten|te)(?: |$))[^ .,]{2,}(?:[ -]|$))",
    "i",
)
LEGAL_FORM = compile_pattern(
    r"(?:^|[ ,])(?:b\.?v|n\.?v|v\.?o\.?f|b\.v\.b\.a|s\.?p\.?r\.?l|g\.?m\.?b\.?h)\.?$", "i"
)
SURNAME_AND_INITIALS = compile_pattern(r",\s*[a-z]\.?[a-z]\.?$", "i")
AND_COMPANY = compile_pattern(r" (?:&|en|and) (?:zn|zonen|zoon|co|partners|sons)\.?(?: |$)", "i")
BETWEEN_WORDS = compile_pattern(r"[ ,/&()+]+")
DOTS_AND_QUOTES = compile_pattern(r"""[.'"]""")


def refuse_foreign_kind(text: str) -> None:
    """ForeignKind: refuses a value that is of another kind of field."""
    for code, pattern in KINDS:
        if pattern.search(text):
            raise Refused(code)


def check_name(text: str, changes: Changes) -> str:
    """CheckName: IDEN-17."""
    refuse_foreign_kind(text)
    if FORMULA.search(text):
        raise Refused("SPREADSHEET_ERROR")
    if DIGIT.search(text):
        raise Refused("NAME_HAS_DIGITS")
    text = unmix_scripts(text, changes)
    if not NAME.search(text) or STRAY_MARKS.search(text):
        raise Refused("CHARACTER_NOT_ALLOWED")
    if not LETTER.search(text):
        raise Refused("NAME_WITHOUT_LETTERS")
    return noting(changes, "PUNCTUATION_REMOVED", text, SPACES.sub(" ", STRAY.sub(" ", text)).strip(" "))


@lru_cache(maxsize=65536)
def is_known_given_name(name: str) -> bool:
    """KnownGivenName."""
    if fold_to_letters(name) in GIVEN_NAMES:
        return True
    hyphen = name.find("-")
    return hyphen >= 2 and is_known_given_name(name[:hyphen])


def refuse_organisation(text: str, surname: bool) -> None:
    """Refuses what Organisation finds: IDEN-20."""
    if _is_organisation(text, surname):
        raise Refused("NAME_ORGANISATION")


def _is_organisation(text: str, surname: bool) -> bool:
    if ORGANISATION.search(text) or ESTATE.search(text):
        return True
    tokens = [token for token in BETWEEN_WORDS.split(plain_lower(text)) if token]
    if len(tokens) >= 2 and LEGAL_FORM.search(text) and not SURNAME_AND_INITIALS.search(text):
        return True
    if AND_COMPANY.search(text):
        return True
    for at, token in enumerate(tokens):
        bare = DOTS_AND_QUOTES.sub("", token)
        if bare not in ORGANISATION_WORDS:
            continue
        if surname and len(tokens) == 1 and bare in THAT_ARE_SURNAMES:
            continue
        if bare not in ALSO_SURNAMES or len(tokens) == 1 or at == 0:
            return True
    return False
