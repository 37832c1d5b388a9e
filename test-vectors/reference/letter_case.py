"""Letter case and folding (chapter 3, sections 1.1, 3.5 and 3.6; IDEN-14)."""

import unicodedata
from functools import lru_cache
from typing import Callable

import spec_tables
from patterns import compile_pattern

FOLDING = spec_tables.load("identifier-text")["folding"]
FOLDED = FOLDING["greek"] | FOLDING["cyrillic"] | FOLDING["special"]
NAMES = spec_tables.load("identifier-name")
PARTICLES = frozenset(NAMES["prefixWords"]) | frozenset(NAMES["extraParticles"])

CASED = compile_pattern(
    r"[A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u052f\u0531-\u0586\u1e00-\u1fff]"
)
SCOTTISH = compile_pattern(r"^mc[a-z]{3,}$")
ELIDED = compile_pattern(r"^[odln]'[a-z\u00c0-\u024f]{2,}")
WORD = compile_pattern(r"""[^ \-()/"]+""")
SMALL_ELISION = compile_pattern(r"^[dl]'[^']")
MARKS = compile_pattern(r"[\u0300-\u036f]")
NOT_LETTERS = compile_pattern(r"[^a-z]")


def plain_lower(text: str) -> str:
    """The Unicode lower case, full mappings."""
    return text.lower()


def lower(text: str) -> str:
    """The lower case in which each `i` followed by U+0307 becomes `i`."""
    return text.lower().replace("i\u0307", "i")


def upper(text: str) -> str:
    """The Unicode upper case, full mappings."""
    return text.upper()


def upper_first(text: str) -> str:
    """The first character in upper case when that is one character."""
    first = text[:1].upper()
    return first + text[1:] if len(first) == 1 else text


@lru_cache(maxsize=65536)
def capitalise_word(word: str) -> str:
    """CapitaliseWord."""
    small = lower(word)
    match = CASED.search(small)
    if not match:
        return small
    at = match.start()
    if small.startswith("ij", at):
        return small[:at] + "IJ" + small[at + 2 :]
    if SCOTTISH.search(small):
        return "Mc" + upper_first(small[2:])
    if ELIDED.search(small):
        return small[0].upper() + "'" + upper_first(small[2:])
    return small[:at] + upper_first(small[at:])


def capitalise_words(text: str, is_small: Callable[[str], bool]) -> str:
    """CapitaliseWords."""
    first = True

    def write(match) -> str:
        nonlocal first
        at_first, first = first, False
        small = lower(match[0])
        if not at_first and SMALL_ELISION.search(small) and is_small(small[:2]):
            return small[:2] + capitalise_word(match[0][2:])
        if small in ("'t", "'s") or (not at_first and is_small(small)):
            return small
        return capitalise_word(match[0])

    return WORD.sub(write, text)


def is_particle(word: str) -> bool:
    """Whether a word is a *particle*."""
    return word in PARTICLES


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Fold."""
    decomposed = MARKS.sub("", unicodedata.normalize("NFKD", plain_lower(text)))
    if decomposed.isascii():
        return decomposed
    return "".join(character if character < "\x80" else FOLDED.get(character, character) for character in decomposed)


@lru_cache(maxsize=65536)
def fold_to_letters(text: str) -> str:
    """FoldToLetters."""
    return NOT_LETTERS.sub("", fold(text))
