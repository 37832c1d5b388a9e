"""Letters of other scripts (chapter 3, section 3.4; IDEN-13)."""

import unicodedata

import spec_tables
from changes import Changes, noting
from patterns import compile_pattern
from refusal import Refused

LOOKALIKES: dict[str, str] = spec_tables.load("identifier-text")["lookalikes"]
BEYOND_LATIN = compile_pattern(r"[\u0370-\uffff]")
LATIN = compile_pattern(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
GREEK = compile_pattern(r"[\u0370-\u03ff\u1f00-\u1fff]")
CYRILLIC = compile_pattern(r"[\u0400-\u052f]")
GREEK_OR_CYRILLIC = compile_pattern(r"[\u0370-\u03ff\u0400-\u052f\u1f00-\u1fff]")
OTHER = compile_pattern(r"[\u0530-\u1dff\u2c00-\u2dff\u3040-\ua4cf\ua500-\uabff\uac00-\ud7ff]")


def replace_lookalikes(text: str, changes: Changes) -> str:
    """ReplaceLookalikes."""
    if text.isascii() or not GREEK_OR_CYRILLIC.search(text):
        return text
    replaced = GREEK_OR_CYRILLIC.sub(lambda match: LOOKALIKES.get(match[0], match[0]), text)
    return noting(changes, "LOOKALIKE_REPLACED", text, unicodedata.normalize("NFC", replaced))


def unmix_scripts(text: str, changes: Changes) -> str:
    """UnmixScripts."""
    if not BEYOND_LATIN.search(text):
        return text
    latin, other = LATIN.search(text), OTHER.search(text)
    if not GREEK_OR_CYRILLIC.search(text):
        if latin and other:
            raise Refused("MIXED_SCRIPT")
        return text
    if not latin:
        if other or (GREEK.search(text) and CYRILLIC.search(text)):
            raise Refused("MIXED_SCRIPT")
        return text
    text = replace_lookalikes(text, changes)
    if other or GREEK_OR_CYRILLIC.search(text):
        raise Refused("MIXED_SCRIPT")
    return text
