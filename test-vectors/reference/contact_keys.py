"""Keys of mail addresses, towns, streets and additions (chapter 3, sections 13.3 and 13.4; IDEN-38, IDEN-39)."""

import spec_tables
from letter_case import fold
from patterns import compile_pattern

CONTACT = spec_tables.load("identifier-contact")
ADDRESS = spec_tables.load("identifier-address")
DOMAINS_WITH_TAGS = frozenset(CONTACT["mailDomainsWithTags"])
ONE_MAILBOX: dict[str, str] = CONTACT["mailDomainsOfOneMailbox"]
ROLES = frozenset(CONTACT["mailRoles"])
TOWN_ALIASES: dict[str, str] = ADDRESS["townAliases"]
ADDITION_CLASSES: dict[str, str] = ADDRESS["additionClasses"]

BEHIND_ROLE = compile_pattern(r"[.+_\-\d]")
ROLE = compile_pattern(r"^(?:info|kassa|receptie|noreply|balie|reserveringen|administratie|secretariaat)$")
NO_REPLY = compile_pattern(r"^no-?reply")
BRACKETS = compile_pattern(r"\([^)]*\)")
SAINT = compile_pattern(r"\bst\.?(?=[ -])")
NOT_LETTERS = compile_pattern(r"[^a-z]")
NOT_LETTERS_OR_DIGITS = compile_pattern(r"[^a-z0-9]")
STREET_WORDS = tuple(
    (compile_pattern(pattern), by)
    for pattern, by in (
        (r"str(?:\.|\b)", "straat"),
        (r"ln\b\.?", "laan"),
        (r"\bpl(?:\.|n\b|\b)", "plein"),
        (r"(?<=[a-z])pl\.?$", "plein"),
        (r"wg\b\.?", "weg"),
        (r"\b(?:burg|burgem|bgm|bgmr|b)\.? ?(?:meester)?\b(?=[ .])\.?", "burgemeester "),
        (r"\b(?:prof)\.? ", "professor "),
        (r"\bdr\.? ", "dokter "),
        (r"\bst\.?(?=[ -])", "sint"),
        (r"\b(?:gen)\. ", "generaal "),
        (r"\b(?:1e|1ste|eerste)\b", "1"),
        (r"\b(?:2e|2de|tweede)\b", "2"),
        (r"\b(?:3e|3de|derde)\b", "3"),
        (r"\bv\.? ?d\.? ", "van der "),
    )
)
FLOOR = compile_pattern(r"^0*(\d{1,2})(?:E|DE|STE)?(?:HOOG|HG|HO|H|VERDIEPING|VERD|ETAGE|ET|VER|VRD|ST|E)?$")
ROOM = compile_pattern(r"^(?:APP|APPARTEMENT|APT|UNIT|KAMER|KMR|FLAT|NR|NO)0*(\d{1,4})$")
FLOOR_IN_WORDS = (
    compile_pattern(r"^(I{1,3}|IV)(?:HOOG|HG|H|VERDIEPING|VERD|ETAGE)$"),
    compile_pattern(r"^(EERSTE|TWEEDE|DERDE|VIERDE|EEN|TWEE|DRIE|VIER)(?:HOOG|VERDIEPING|ETAGE)$"),
    compile_pattern(r"^(?:HOOG|ETAGE|VERD|VERDIEPING)(\d{1,2}|I{1,3}|IV)$"),
)
PADDED = compile_pattern(r"^([A-Z]*)0+(\d+)$")


def _drop_tag(local: str) -> str:
    """dropTag."""
    plus = local.find("+")
    return local[:plus] if plus > 0 else local


def email_key(address: str) -> str:
    """emailKey."""
    local, _, domain = address.partition("@")
    domain = ONE_MAILBOX.get(domain, domain)
    if domain in DOMAINS_WITH_TAGS:
        local = _drop_tag(local)
    if domain == "gmail.com":
        local = local.replace(".", "")
    return f"{local}@{domain}"


def email_key_without_tag(address: str) -> str:
    """emailKeyWithoutTag."""
    local, _, domain = email_key(address).partition("@")
    return f"{_drop_tag(local)}@{domain}"


def email_is_shared(address: str) -> bool:
    """emailIsShared."""
    local = address.partition("@")[0]
    role = BEHIND_ROLE.split(local, maxsplit=1)[0]
    return local in ROLES or bool(ROLE.search(role)) or bool(NO_REPLY.search(local))


def city_key(city: str) -> str:
    """cityKey."""
    key = NOT_LETTERS.sub("", SAINT.sub("sint", BRACKETS.sub("", fold(city))))
    return TOWN_ALIASES.get(key, key)


def street_key(street: str) -> str:
    """streetKey."""
    key = fold(street)
    for pattern, by in STREET_WORDS:
        key = pattern.sub(by, key)
    return NOT_LETTERS_OR_DIGITS.sub("", key)


def house_addition_key(addition: str) -> str:
    """houseAdditionKey."""
    if addition in ADDITION_CLASSES:
        return ADDITION_CLASSES[addition]
    match = FLOOR.search(addition) or ROOM.search(addition)
    if match:
        return match[1]
    for pattern in FLOOR_IN_WORDS:
        match = pattern.search(addition)
        if match:
            return ADDITION_CLASSES.get(match[1], match[1])
    match = PADDED.search(addition)
    return match[1] + match[2] if match else addition


def additions_compatible(a: str, b: str) -> bool:
    """additionsCompatible, of two keys."""
    return a == b or not a or not b or {a, b} == {"H", "HS"}
