"""Tidying a name and taking it apart into tokens (chapter 3, section 6.4; IDEN-19)."""

from functools import lru_cache

from changes import Changes, note, noting
from letter_case import upper
from patterns import compile_pattern

JOINS = compile_pattern(
    r"[ ,(]+(?:e\.?[/ ]?v\.?|echtg(?:enote)?\.?(?: van)?|geb\.?|geboren|gehuwd met|gescheiden van|wed\.? van"
    r"|weduwe van|n(?:é|É)e|nee)[ :]+(?=\S)",
    "i",
)
LAST_BRACKET = compile_pattern(r"\)$")
LOOSE_HYPHEN = compile_pattern(r" *-[ -]*(?=\S)|(?<=\S)[ -]*- *")
OUTER_HYPHENS = compile_pattern(r"^-+|-+$")
DOT_BEFORE_WORD = compile_pattern(r"""\.(?=[^\s.\-,'/)("]{2,}(?![^\s,)]*\.))|\.(?=')""")
DOTS = compile_pattern(r"\.{2,}")
SPACED_DOTS = compile_pattern(r"\. \.")
HAS_IRISH = compile_pattern(r"[oO]' ")
IRISH = compile_pattern(r"(^| )([oO])' (?=[A-Za-z])")
BETWEEN_TOKENS = compile_pattern(r"[ ,]+")
INITIALS_AND_VAN = (
    compile_pattern(r"^((?:[A-Za-z]\.)+)(v\.?d\.|v\.)$"),
    compile_pattern(r"^((?:[A-Z]\.)+)(V\.D\.)$"),
)
STUCK_PREFIX = compile_pattern(
    r"^(d'|l'|dell'|dall'|'t|v\.?\/?d\.|v\/d|v\.)(?=[^\s.'/-]{2})(?!d\.|\/)", "i"
)


def tidy_name(text: str, changes: Changes) -> str:
    """TidyName."""
    joined = JOINS.sub("-", text, count=1)
    if joined != text:
        text = LAST_BRACKET.sub("", joined)
        note(changes, "NAMES_JOINED")
    if "-" in text:
        hyphened = OUTER_HYPHENS.sub("", LOOSE_HYPHEN.sub("-", text))
        text = noting(changes, "PUNCTUATION_REMOVED", text, hyphened)
    if "." in text:
        text = SPACED_DOTS.sub(".", DOTS.sub(".", DOT_BEFORE_WORD.sub(". ", text)))
    if HAS_IRISH.search(text):
        text = IRISH.sub(r"\1\2'", text)
    return text.strip(" ")


def name_tokens(text: str) -> list[str]:
    """NameTokens."""
    return [token for part in BETWEEN_TOKENS.split(text) if part for token in _tokens_of(part)]


@lru_cache(maxsize=65536)
def _tokens_of(part: str) -> tuple[str, ...]:
    for pattern in INITIALS_AND_VAN:
        match = pattern.search(part)
        if match:
            return match[1], match[2]
    match = STUCK_PREFIX.search(part)
    return (match[1], part[match.end() :]) if match else (part,)


def all_capitals(text: str) -> bool:
    """AllCapitals."""
    return text == upper(text)
