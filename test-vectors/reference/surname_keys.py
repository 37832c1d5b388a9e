"""Keys of surnames, prefixes and given names (chapter 3, sections 13.1 and 13.2; IDEN-36, IDEN-37)."""

import spec_tables
from letter_case import FOLDING, fold_to_letters, plain_lower
from name_prefixes import prefix_run
from patterns import compile_pattern

GROUPS: list[list[str]] = spec_tables.load("identifier-name")["callNameGroups"]
UMLAUTS: dict[str, str] = FOLDING["umlauts"]

ASCII_NAME = compile_pattern(r"^[A-Za-z]+$")
HAS_UMLAUT = compile_pattern(r"[äöüÄÖÜ]")
UMLAUT = compile_pattern(r"[äöü]")
JOINTS = compile_pattern(r"[- ]")
STUCK_ARTICLE = compile_pattern(r"^(?:vander|vanden|vande)(?=[a-z]{3})")
STUCK_VAN = compile_pattern(r"^van(?=[b-df-hj-np-tv-z][a-z]{4})")
HET = compile_pattern(r"'t\b|\bhet\b")
PREPOSITION_ARTICLE = compile_pattern(r"\b(van|in|op|aan|uit|over|onder|bij) (?:den|der|de|ter|ten|t)\b")
NOT_LETTERS = compile_pattern(r"[^a-z]")
SOUNDS = tuple(
    (compile_pattern(pattern), by)
    for pattern, by in (
        (r"eij|ij|ei|ey", "y"),
        (r"ui|uy", "y"),
        (r"ou", "au"),
        (r"ph", "f"),
        (r"sch", "sg"),
        (r"ch", "g"),
        (r"ck|c|q", "k"),
        (r"dt", "t"),
        (r"th", "t"),
        (r"gh", "g"),
        (r"z", "s"),
        (r"ae", "aa"),
        (r"v", "f"),
        (r"x", "ks"),
        (r"(.)\1+", r"\1"),
    )
)
LAST_SOUND = compile_pattern(r"[dts]$")
SILENT = compile_pattern(r"[aeiouyhw]")
LONG_ENOUGH = 4


def _key_tokens(family_name: str) -> list[str]:
    """KeyTokens."""
    if ASCII_NAME.search(family_name):
        return [plain_lower(family_name)]
    tokens = []
    for part in family_name.split("-"):
        words = [word for word in part.split(" ") if word]
        at = 0
        while at < len(words):
            run = prefix_run(words, at, len(words) - 1)
            at += run.length if run else 0
            token = fold_to_letters(words[at])
            tokens += [token] if token else []
            at += 1
    return tokens


def surname_key(family_name: str) -> str:
    """surnameKey."""
    return "".join(_key_tokens(family_name))


def surname_parts(family_name: str) -> list[str]:
    """surnameParts."""
    tokens = _key_tokens(family_name)
    return sorted(set(tokens)) if len(tokens) > 1 else tokens


def surname_alternatives(family_name: str) -> list[str]:
    """surnameAlternatives."""
    key = surname_key(family_name)
    found = []
    if HAS_UMLAUT.search(family_name):
        small = plain_lower(JOINTS.sub("", family_name))
        found.append(fold_to_letters(UMLAUT.sub(lambda match: UMLAUTS[match[0]], small)))
    if ASCII_NAME.search(family_name):
        without_article = STUCK_ARTICLE.sub("", key)
        found.append(without_article if without_article != key else STUCK_VAN.sub("", key))
    return [name for name in dict.fromkeys(found) if name != key]


def prefix_key(prefix: str) -> str:
    """prefixKey."""
    return NOT_LETTERS.sub("", PREPOSITION_ARTICLE.sub(r"\1 d", HET.sub("t", plain_lower(prefix))))


def phonetic_key(family_name: str) -> str:
    """phoneticKey."""
    key = surname_key(family_name)
    for pattern, by in SOUNDS:
        key = pattern.sub(by, key)
    if len(key) > LONG_ENOUGH:
        key = LAST_SOUND.sub("", key)
    return key[:1] + SILENT.sub("", key[1:])


def _name_and_call_name(given_name: str) -> list[str]:
    name, _, behind = given_name.partition(" (")
    return [name, behind[:-1]] if behind else [name]


def given_name_key(given_name: str) -> str:
    """givenNameKey."""
    return fold_to_letters(_name_and_call_name(given_name)[0].split(" ")[0])


def call_name_groups(given_name: str) -> list[int]:
    """callNameGroups."""
    keys = {given_name_key(name) for name in _name_and_call_name(given_name)}
    return [number for number, group in enumerate(GROUPS) if not keys.isdisjoint(group)]


def initial_of(initials: str, given_name: str) -> str:
    """initialOf."""
    return fold_to_letters(initials or given_name)[:1]


def initial_set(initials: str, given_name: str) -> list[str]:
    """initialSet."""
    letters = {fold_to_letters(initials)[:1]}
    if given_name:
        letters.update(fold_to_letters(name)[:1] for name in _name_and_call_name(given_name))
        letters.update(member[0] for number in call_name_groups(given_name) for member in GROUPS[number])
    return sorted(letters - {""})
