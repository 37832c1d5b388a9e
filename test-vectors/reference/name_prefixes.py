"""Prefixes of surnames (chapter 3, section 6.2; IDEN-18)."""

from functools import lru_cache
from typing import NamedTuple, Sequence

import spec_tables
from changes import Changes, note
from letter_case import lower, plain_lower
from patterns import compile_pattern

NAMES = spec_tables.load("identifier-name")
PREFIX_WORDS = frozenset(NAMES["prefixWords"])
WEAK_PREFIX_WORDS = frozenset(NAMES["weakPrefixWords"])
ABBREVIATIONS: dict[str, dict] = NAMES["prefixAbbreviations"]
NEED_A_MARK = frozenset(NAMES["abbreviationsThatNeedAMark"])

MAY_ABBREVIATE = compile_pattern(r"^(?:[aiou].?d|v|t|'|vd|van|in|op|uit|d|[^.]+\.$)")
ONE_WORD = compile_pattern(r"^vande[rn]?$")
SHORT_DER = compile_pattern(r"^d\.?$")
SHORT_VAN_ALONE = compile_pattern(r"^v\.?$")
CAPITAL_V = compile_pattern(r"^V\.?$")
SMALL_START = compile_pattern(r"^['a-z]")
SHORT_VAN = compile_pattern(r"^v\.?$", "i")
GOES_WITH_VAN = compile_pattern(r"^(?:d|de|den|der|het|'t|t)\.?$")


class Run(NamedTuple):
    """A run of prefix words: the words in full, how many tokens it takes, and how it was read."""

    words: list[str]
    length: int
    expanded: bool
    assumed: bool


@lru_cache(maxsize=65536)
def _reading(token: str) -> tuple[tuple[str, ...], bool] | None:
    """Reading of an abbreviation: its words, and whether it is assumed."""
    small = plain_lower(token)
    bare = small.replace(".", "").replace("/", "")
    if bare not in ABBREVIATIONS or (bare in NEED_A_MARK and bare == small):
        return None
    return tuple(ABBREVIATIONS[bare]["words"]), ABBREVIATIONS[bare]["assumed"]


@lru_cache(maxsize=65536)
def _may_begin(token: str) -> bool:
    """PrefixRun, step 1."""
    word = lower(token)
    return word in PREFIX_WORDS or (len(word) < 7 and bool(MAY_ABBREVIATE.search(word)))


def _begins_van(token: str) -> bool:
    """Whether a token is `van` in full or begins with it in short."""
    word = lower(token)
    reading = _reading(word)
    return word in ("van", "von") or (reading is not None and reading[0][0] == "van")


def prefix_run(tokens: Sequence[str], start: int, end: int) -> Run | None:
    """PrefixRun: the longest run of prefix words among tokens[start..end)."""
    if start >= end or not _may_begin(tokens[start]):
        return None
    words: list[str] = []
    expanded = assumed = False
    at = start
    while at < end:
        word = lower(tokens[at])
        plain = word[:-1] if word.endswith(".") and word[:-1] in PREFIX_WORDS else word
        if SHORT_VAN_ALONE.search(word) and at + 1 < len(tokens) and _begins_van(tokens[at + 1]):
            break
        if words and words[-1] == "van" and _begins_van(tokens[at]):
            words.pop()
            expanded = True
        if at > start and plain_lower(tokens[at - 1]).replace(".", "", 1) == "v" and SHORT_DER.search(word):
            words.append("der")
            expanded = assumed = True
        elif plain in PREFIX_WORDS and not ONE_WORD.search(plain):
            words.append(plain)
            expanded = expanded or plain != word
        else:
            reading = _reading(word)
            if reading is None or (at == start and tokens[at].startswith("T")):
                break
            words.extend(reading[0])
            expanded = True
            assumed = assumed or reading[1]
        at += 1
    return Run(words, at - start, expanded, assumed) if at > start else None


def prefix_text(run: Run, changes: Changes) -> str:
    """PrefixText."""
    if run.expanded:
        note(changes, "PREFIX_EXPANDED")
    if run.assumed:
        note(changes, "PREFIX_ASSUMED")
    return " ".join(run.words)


def is_initial_v(token: str, following: str | None, capitals: bool) -> bool:
    """InitialV."""
    if capitals or not CAPITAL_V.search(token):
        return False
    return following is None or SMALL_START.search(following) is not None


def is_lone_v(token: str, following: str | None) -> bool:
    """LoneV."""
    return bool(SHORT_VAN.search(token)) and (
        following is None or not GOES_WITH_VAN.search(plain_lower(following))
    )
