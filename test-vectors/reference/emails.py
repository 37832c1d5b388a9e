"""Mail addresses (chapter 3, section 8; IDEN-25)."""

from changes import Changes, note, noting, replace
from letter_case import lower
from patterns import compile_pattern
from refusal import Refused
from scripts import unmix_scripts

ATEXT = r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+"
LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
LOCAL = rf"{ATEXT}(?:\.{ATEXT})*"
LOCAL_PART = compile_pattern(rf"^{LOCAL}$")
ADDRESS = compile_pattern(rf"^({LOCAL})@(?:{LABEL}\.)+(?:[a-z]{{2,63}}|xn--[a-z0-9-]{{1,58}}[a-z0-9])$")
LONGEST_LOCAL = 64
SHORTEST, LONGEST = 6, 254

FILLER = compile_pattern(
    r"^(?:geen|onbekend|nvt|n\.v\.t|noemail|nomail|geenemail|geenmail|geen\.?e?-?mail|none|unknown|test|x+|a|niet|anoniem"
    r"|no|na|nomail|fake|dummy|leeg)@(?:geen|onbekend|nvt|noemail|nomail|geenemail|geenmail|email|mail|none|unknown|test"
    r"|x+|a|niet|anoniem|no|na|fake|dummy|leeg|example)\.[a-z]{1,4}$"
)
DISPLAY_NAME = compile_pattern(r"^(?:[^<>@]*)<([^<>]*)>[.,;]?$")
SCHEME = compile_pattern(r"^(?:mailto|e-?mail|mail) ?: ?")
OUTER_MARKS = compile_pattern(r"""^[\s.,;:<>()[\]"']+|[\s.,;:<>()[\]"']+$""")
BETWEEN = compile_pattern(
    r"\s*[;,|]\s*|\s+(?:of|en|or|and|&|\/)\s+|\s+\/\s*|\/(?=[^/@]+@)|\s+(?=\S+@\S+$)"
)
SPACED_AT = compile_pattern(r" ?@ | @ ?")
AT = compile_pattern(r" *@ *")
PHONE = compile_pattern(r"^[+\d][\d ()-]{7,}$")
FINAL_DOT = compile_pattern(r"\.$")
UNICODE_LABEL = compile_pattern(r"^[⟨L⟩0-9-]+$")


def is_canonical_address(text: str) -> bool:
    """Whether a text is a *canonical address*."""
    if not SHORTEST <= len(text) <= LONGEST:
        return False
    match = ADDRESS.search(text)
    return match is not None and len(match[1]) <= LONGEST_LOCAL


def _finish(value: str, changes: Changes) -> str | None:
    """Finish."""
    if FILLER.search(value):
        note(changes, "PLACEHOLDER")
        return None
    return value


def write_email(text: str, changes: Changes) -> str | None:
    """The field `email`: IDEN-25. None is *missing*."""
    if is_canonical_address(text):
        return _finish(text, changes)
    text = noting(changes, "LOWER_CASED", text, lower(text))
    match = DISPLAY_NAME.search(text)
    if match:
        text = match[1].strip(" ")
        note(changes, "DISPLAY_NAME_REMOVED")
    text = replace(changes, "DISPLAY_NAME_REMOVED", SCHEME, "", text)
    text = replace(changes, "PUNCTUATION_REMOVED", OUTER_MARKS, "", text)
    pieces = BETWEEN.split(text)
    if len(pieces) > 1 and sum("@" in piece for piece in pieces) > 1:
        note(changes, "OTHER_VALUES_DROPPED")
        readings = _readings(pieces, changes)
        if readings:
            value, changes[:] = next((reading for reading in readings if reading[0]), readings[0])
            return value
    return _single(text, changes)


def _readings(pieces: list[str], changes: Changes) -> list[tuple[str | None, Changes]]:
    """What Single gives for each piece that it does not refuse, each with its own copy of the changes."""
    readings = []
    for piece in pieces:
        own = list(changes)
        try:
            readings.append((_single(piece.strip(" "), own), own))
        except Refused:
            continue
    return readings


def _single(text: str, changes: Changes) -> str | None:
    """Single."""
    if SPACED_AT.search(text):
        text = AT.sub("@", text, count=1)
        note(changes, "SPACES_REMOVED")
    if text.count("@") != 1:
        raise Refused("IS_PHONE" if "@" not in text and PHONE.search(text) else "EMAIL_NO_AT")
    local, _, domain = text.partition("@")
    domain = FINAL_DOT.sub("", domain)
    if " " in text:
        raise Refused("EMAIL_SPACE")
    if not LOCAL_PART.search(local) or len(local) > LONGEST_LOCAL:
        raise Refused("EMAIL_LOCAL_INVALID")
    if not domain.isascii():
        domain = ".".join(map(_ascii_label, domain.split(".")))
        note(changes, "DOMAIN_TO_PUNYCODE")
    address = f"{local}@{domain}"
    if not is_canonical_address(address):
        raise Refused("EMAIL_DOMAIN_INVALID")
    return _finish(address, changes)


def _ascii_label(label: str) -> str:
    """A label of a domain in ASCII (step 4)."""
    script_changes: Changes = []
    try:
        unmix_scripts(label, script_changes)
    except Refused:
        raise Refused("EMAIL_DOMAIN_INVALID") from None
    if script_changes or not UNICODE_LABEL.search(label):
        raise Refused("EMAIL_DOMAIN_INVALID")
    return label if label.isascii() else "xn--" + label.encode("punycode").decode("ascii")
