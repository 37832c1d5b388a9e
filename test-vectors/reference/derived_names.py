"""Keys of names that linkage compares (chapter 3, sections 3.6, 6.2, 6.6, 13.1 and 13.2)."""

import re
import unicodedata

from tables import table

NAMES = table("identifier-name")
FOLDING = table("identifier-text")["folding"]
REPLACED = {**FOLDING["greek"], **FOLDING["cyrillic"], **FOLDING["special"]}
PREFIX_WORDS = set(NAMES["prefixWords"])
ABBREVIATIONS = NAMES["prefixAbbreviations"]
NEED_A_MARK = set(NAMES["abbreviationsThatNeedAMark"])
GROUPS = [frozenset(group) for group in NAMES["callNameGroups"]]
KNOWN_NAMES = set(NAMES["givenNames"]).union(*GROUPS)

MARKS = re.compile("[\u0300-\u036f]")
NOT_LETTERS = re.compile("[^a-z]")
LETTERS_ALONE = re.compile(r"[A-Za-z]+")
MAY_BEGIN_A_PREFIX = re.compile(r"(?:[aiou].?d|v|t|'|vd|van|in|op|uit|d|[^.]+\.\Z)")
JOINED_PREFIX = re.compile(r"vande[rn]?")
SINGLE_D = re.compile(r"d\.?")
SOUNDS = [
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        ("eij|ij|ei|ey", "y"),
        ("ui|uy", "y"),
        ("ou", "au"),
        ("ph", "f"),
        ("sch", "sg"),
        ("ch", "g"),
        ("ck|c|q", "k"),
        ("dt", "t"),
        ("th", "t"),
        ("gh", "g"),
        ("z", "s"),
        ("ae", "aa"),
        ("v", "f"),
        ("x", "ks"),
        (r"(.)\1+", r"\1"),
    )
]


def fold(text: str) -> str:
    """Fold (section 3.6)."""
    bare = MARKS.sub("", unicodedata.normalize("NFKD", text.lower()))
    return "".join(c if c.isascii() else REPLACED.get(c, c) for c in bare)


def fold_to_letters(text: str) -> str:
    """FoldToLetters (section 3.6)."""
    return NOT_LETTERS.sub("", fold(text))


def surname_tokens(family_name: str) -> list[str]:
    """SurnameTokens (section 13.1)."""
    if LETTERS_ALONE.fullmatch(family_name):
        return [family_name.lower()]
    tokens = []
    for part in family_name.split("-"):
        words = [word for word in part.split(" ") if word]
        at = 0
        while at < len(words):
            at += _prefix_run_length(words, at, len(words) - 1)
            token = fold_to_letters(words[at])
            if token:
                tokens.append(token)
            at += 1
    return tokens


def surname_key(family_name: str) -> str:
    """surnameKey (section 13.1)."""
    return "".join(surname_tokens(family_name))


def surname_parts(family_name: str) -> list[str]:
    """surnameParts (section 13.1)."""
    tokens = surname_tokens(family_name)
    return sorted(set(tokens)) if len(tokens) > 1 else tokens


def phonetic_key(family_name: str) -> str:
    """phoneticKey (section 13.1)."""
    key = surname_key(family_name)
    for pattern, replacement in SOUNDS:
        key = pattern.sub(replacement, key)
    if len(key) > 4:
        key = re.sub(r"[dts]\Z", "", key)
    return key[:1] + re.sub("[aeiouyhw]", "", key[1:])


def given_name_key(given_name: str) -> str:
    """givenNameKey (section 13.2)."""
    name = given_name.split(" (", 1)[0]
    return fold_to_letters(name.split(" ", 1)[0])


def is_known_given_name(name: str) -> bool:
    """KnownGivenName (section 6.6)."""
    if fold_to_letters(name) in KNOWN_NAMES:
        return True
    hyphen = name.find("-")
    return hyphen >= 2 and is_known_given_name(name[:hyphen])


def _prefix_run_length(tokens: list[str], start: int, end: int) -> int:
    """How many tokens PrefixRun takes (section 6.2)."""
    if start >= end:
        return 0
    first = tokens[start].lower()
    if first not in PREFIX_WORDS and (len(first) >= 7 or not MAY_BEGIN_A_PREFIX.match(first)):
        return 0
    at = start
    while at < end and _continues_prefix(tokens, start, at):
        at += 1
    return at - start


def _continues_prefix(tokens: list[str], start: int, at: int) -> bool:
    token = tokens[at].lower()
    if at > start and tokens[at - 1].lower().replace(".", "", 1) == "v" and SINGLE_D.fullmatch(token):
        return True
    plain = token[:-1] if token.endswith(".") and token[:-1] in PREFIX_WORDS else token
    if plain in PREFIX_WORDS and not JOINED_PREFIX.fullmatch(plain):
        return True
    return _is_abbreviation(token) and not (at == start and tokens[at].startswith("T"))


def _is_abbreviation(token: str) -> bool:
    bare = re.sub("[./]", "", token)
    return bare in ABBREVIATIONS and not (bare in NEED_A_MARK and bare == token)
