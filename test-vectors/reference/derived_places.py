"""Keys of mail addresses and places that linkage compares (chapter 3, sections 13.3 and 13.4)."""

import re

from derived_names import fold
from tables import table

ADDRESS = table("identifier-address")
CONTACT = table("identifier-contact")
ONE_MAILBOX = CONTACT["mailDomainsOfOneMailbox"]
WITH_TAGS = set(CONTACT["mailDomainsWithTags"])
ROLES = set(CONTACT["mailRoles"])
TOWN_ALIASES = ADDRESS["townAliases"]
ADDITION_CLASSES = ADDRESS["additionClasses"]


def _pattern(pattern: str) -> re.Pattern:
    return re.compile(pattern, re.ASCII)


ROLE_BEGINNING = _pattern("info|kassa|receptie|noreply|balie|reserveringen|administratie|secretariaat")
NO_REPLY = _pattern("no-?reply")
SAINT = _pattern(r"\bst\.?(?=[ -])")
STREET_WORDS = [
    (_pattern(pattern), replacement)
    for pattern, replacement in (
        (r"str(?:\.|\b)", "straat"),
        (r"ln\b\.?", "laan"),
        (r"\bpl(?:\.|n\b|\b)", "plein"),
        (r"(?<=[a-z])pl\.?\Z", "plein"),
        (r"wg\b\.?", "weg"),
        (r"\b(?:burg|burgem|bgm|bgmr|b)\.? ?(?:meester)?\b(?=[ .])\.?", "burgemeester "),
        (r"\b(?:prof)\.? ", "professor "),
        (r"\bdr\.? ", "dokter "),
        (SAINT.pattern, "sint"),
        (r"\b(?:gen)\. ", "generaal "),
        (r"\b(?:1e|1ste|eerste)\b", "1"),
        (r"\b(?:2e|2de|tweede)\b", "2"),
        (r"\b(?:3e|3de|derde)\b", "3"),
        (r"\bv\.? ?d\.? ", "van der "),
    )
]
FLOOR = _pattern(r"0*(\d{1,2})(?:E|DE|STE)?(?:HOOG|HG|HO|H|VERDIEPING|VERD|ETAGE|ET|VER|VRD|ST|E)?")
UNIT = _pattern(r"(?:APP|APPARTEMENT|APT|UNIT|KAMER|KMR|FLAT|NR|NO)0*(\d{1,4})")
FLOORS_IN_WORDS = (
    _pattern(r"(I{1,3}|IV)(?:HOOG|HG|H|VERDIEPING|VERD|ETAGE)"),
    _pattern(r"(EERSTE|TWEEDE|DERDE|VIERDE|EEN|TWEE|DRIE|VIER)(?:HOOG|VERDIEPING|ETAGE)"),
    _pattern(r"(?:HOOG|ETAGE|VERD|VERDIEPING)(\d{1,2}|I{1,3}|IV)"),
)
LEADING_ZEROS = _pattern(r"([A-Z]*)0+(\d+)")


def email_key(email: str) -> str:
    """emailKey (section 13.3)."""
    local, _, domain = email.rpartition("@")
    domain = ONE_MAILBOX.get(domain, domain)
    if domain in WITH_TAGS:
        local = _drop_tag(local)
    if domain == "gmail.com":
        local = local.replace(".", "")
    return f"{local}@{domain}"


def email_is_shared(email: str) -> bool:
    """emailIsShared (section 13.3)."""
    local = email.rpartition("@")[0]
    beginning = re.split(r"[.+_\-0-9]", local, maxsplit=1)[0]
    return local in ROLES or bool(ROLE_BEGINNING.fullmatch(beginning) or NO_REPLY.match(local))


def city_key(city: str) -> str:
    """cityKey (section 13.4)."""
    key = re.sub(r"\([^)]*\)", "", fold(city))
    key = re.sub("[^a-z]", "", SAINT.sub("sint", key))
    return TOWN_ALIASES.get(key, key)


def street_key(street: str) -> str:
    """streetKey (section 13.4)."""
    key = fold(street)
    for pattern, replacement in STREET_WORDS:
        key = pattern.sub(replacement, key)
    return re.sub("[^a-z0-9]", "", key)


def house_addition_key(addition: str) -> str:
    """houseAdditionKey (section 13.4)."""
    if addition in ADDITION_CLASSES:
        return ADDITION_CLASSES[addition]
    for numbered in (FLOOR, UNIT):
        match = numbered.fullmatch(addition)
        if match:
            return match[1]
    for words in FLOORS_IN_WORDS:
        match = words.fullmatch(addition)
        if match:
            return ADDITION_CLASSES.get(match[1], match[1])
    match = LEADING_ZEROS.fullmatch(addition)
    return match[1] + match[2] if match else addition


def additions_compatible(one: str, other: str) -> bool:
    """additionsCompatible (section 13.4)."""
    return one == other or not one or not other or {one, other} == {"H", "HS"}


def _drop_tag(local: str) -> str:
    plus = local.find("+")
    return local[:plus] if plus > 0 else local
