"""Titles and forms of address (chapter 3, section 6.3; IDEN-19)."""

from functools import lru_cache

import spec_tables
from changes import Changes, note, noting
from letter_case import plain_lower
from patterns import compile_pattern

NAMES = spec_tables.load("identifier-name")
LEADING = frozenset(NAMES["leadingTitles"])
TRAILING = frozenset(NAMES["trailingTitles"])
ALSO_SURNAMES = frozenset(NAMES["titlesAlsoSurnames"])
WORTH_A_LOOK = LEADING | TRAILING | frozenset(NAMES["titleHints"])

BARE = compile_pattern(r"[.,:;]")
SPACES = compile_pattern(r" {2,}")
IN_BRACKETS = compile_pattern(
    r"\((?:dhr|hr|mevr|mevrouw|mw|m|v|de heer|heer|man|vrouw|mr|mrs|drs|ir|ing|dr)\.?\)", "i"
)
CARE_OF = compile_pattern(
    r"^(?:t\.?\s?a\.?\s?v\.?|ter attentie van|p\/a|c\/o|a\/d|aan de|aan)\s+"
    r"(?=(?:de )?(?:dhr|hr|heer|mevr|mw|mevrouw|fam))|^(?:t\.a\.v\.|tav|ter attentie van|p\/a|c\/o)\s+",
    "i",
)
FAMILY = compile_pattern(
    r"^(?:de )?(?:fam\.?|familie|gezin|family|famille|fam\.?\/)(?=$|[ .:])[.:]*\s*", "i"
)
ADDRESS = r"(?:dhr|hr|heer|meneer|mevrouw|mevr|mw|mrs|mr|drs|dr|ir|ing|prof)(?![a-z])\.?\s*"
COUPLE = compile_pattern(
    rf"^(?:(?:de )?{ADDRESS}){{1,3}}(?:en|&|\+|and|und|et)\s+(?:(?:de )?{ADDRESS})+", "i"
)
EITHER = compile_pattern(
    r"^(?:de )?(?:dhr|hr|heer|mevr|mevrouw|mw|mr|mrs)\.?\s*(?:\/|of|or)\s*"
    r"(?:dhr|hr|heer|mevr|mevrouw|mw|mr|mrs)\.?(?=\s|$)\s*",
    "i",
)
GENTLEMAN = compile_pattern(r"^de (?:heer|weledele(?: heer)?|weledelgeboren heer) (?=\S)", "i")
LAST_MARKS = compile_pattern(r"[,;]+$")
OF_A_SURNAME = compile_pattern(r"^(?:de|den|der|van|v|vd|het|'t|ter|ten|te|la|le)$")
MAY_BE_INITIALS = compile_pattern(r"^(?:ing|mr|dr|ra|rc|md|med|bed|sr|senior|junior)$")


@lru_cache(maxsize=65536)
def _bare_token(token: str) -> str:
    return BARE.sub("", plain_lower(token))


def strip_titles(text: str, surname: bool, changes: Changes) -> tuple[str, bool]:
    """StripTitles: the text, and whether it names a household."""
    if not ("(" in text or "/" in text or any(_bare_token(word) in WORTH_A_LOOK for word in text.split(" "))):
        return text, False
    text = _noting_title(text, SPACES.sub(" ", IN_BRACKETS.sub(" ", text)), changes)
    text = _cut(CARE_OF, text, changes)
    family = FAMILY if FAMILY.search(text) else COUPLE if COUPLE.search(text) else None
    if family:
        text = _cut(family, text, changes)
    text = _cut(EITHER, text, changes)
    if not surname:
        text = _cut(GENTLEMAN, text, changes)
    text = _without_title_words(text, surname, changes)
    if family:
        note(changes, "HOUSEHOLD_NAME")
    return text, family is not None


def _noting_title(before: str, after: str, changes: Changes) -> str:
    return before if after == before else noting(changes, "TITLE_REMOVED", before, after).strip(" ")


def _cut(pattern, text: str, changes: Changes) -> str:
    """"Cut P"."""
    return _noting_title(text, pattern.sub("", text, count=1), changes)


def _without_title_words(text: str, surname: bool, changes: Changes) -> str:
    """Step 7."""
    tokens = text.split(" ")
    start, end = 0, len(tokens)
    while start < end - surname and _is_leading(tokens[start], end - start, surname):
        start += 1
    while end - start > 1 and _is_trailing(tokens, start, end):
        end -= 1
    if end - start == len(tokens):
        return text
    note(changes, "TITLE_REMOVED")
    return LAST_MARKS.sub("", " ".join(tokens[start:end])).strip(" ")


def _is_leading(token: str, left: int, surname: bool) -> bool:
    """Whether a token is a leading title; `left` tokens are left, with itself."""
    bare = _bare_token(token)
    if bare not in LEADING:
        return False
    dotted = token.find(".") == len(token) - 1
    if "." in token and not dotted and bare != "tav":
        return False
    if bare in ALSO_SURNAMES:
        return not surname and left > 2
    return not surname or dotted or left > 1


def _is_trailing(tokens: list[str], start: int, end: int) -> bool:
    """Whether the token at `end - 1` is a trailing title."""
    token = tokens[end - 1]
    bare = _bare_token(token)
    if bare not in TRAILING or OF_A_SURNAME.search(_bare_token(tokens[end - 2])):
        return False
    if MAY_BE_INITIALS.search(bare) and "." not in token:
        return end - start > 2 or (bare not in ("ing", "ra") and "." not in tokens[start])
    return True
