"""Columns of parts of a name (chapter 3, sections 6.9 to 6.12; IDEN-21)."""

from typing import Sequence

from changes import Changes, note
from letter_case import plain_lower
from name_checks import check_name, is_known_given_name, refuse_organisation
from name_initials import CANONICAL_INITIALS, initial_from_name, read_initials
from name_prefixes import WEAK_PREFIX_WORDS, Run, is_lone_v, prefix_run, prefix_text
from name_titles import strip_titles
from name_tokens import all_capitals, name_tokens, tidy_name
from name_writing import Parts, comma_name, given_part, write_family_name, written_family_name
from patterns import compile_pattern
from refusal import Refused

AND_OTHERS = compile_pattern(r" (?:en|&|\+) ", "i")
BRACKETS_BEHIND = compile_pattern(r"^([^()]*[^() ]) *\([^()]*\)$")
ONLY_DOTTED = compile_pattern(r"^(?:[^\s.'-]\.-?){1,6}$")
BEGINS_V = compile_pattern(r"^v\.", "i")
LETTER_OR_DOTTED = compile_pattern(r"^[^'-]\.?$|\.")
DOTTED_LETTERS = compile_pattern(r"^(?:[^\s.']\.-?)+$")
ABBREVIATED_VAN = compile_pattern(r"^v\.(?:d\.)?$", "i")
SEVERAL = compile_pattern(r" (?:en|&|\+|and|und|et) |&", "i")
SPACES = compile_pattern(r" {2,}")
INITIAL_NOT_PREFIX = compile_pattern(r"^(?:V\.?|[A-Z]\.|[a-z]\.?)$")
SMALL_V = compile_pattern(r"^v\.?$")
LONG_INITIAL = compile_pattern(r"[A-Z][a-z]")
JOINTS = compile_pattern(r" *& *| *\+ *| en ", "i")
BETWEEN_PARTS = compile_pattern(r"[ ,]+")
PLAIN_NAME = compile_pattern(r"^[A-Za-z\u00c0-\uffff][A-Za-z\u00c0-\uffff'-]+$")
AROUND_PREFIX = compile_pattern(r'[,()"-]+')
TITLE_ALONE = compile_pattern(r"^(?:dhr|mevr|mw|dr|drs|mr|ir|ing|prof|hr|fam)\.?$", "i")
LONGEST_PREFIX = 30


def parse_family_name(text: str, changes: Changes) -> Parts:
    """ParseFamilyName: section 6.9."""
    text, household = strip_titles(check_name(text, changes), True, changes)
    refuse_organisation(text, True)
    text = tidy_name(text, changes)
    match = AND_OTHERS.search(text)
    if match:
        text, household = text[: match.start()], True
        note(changes, "HOUSEHOLD_NAME")
    match = BRACKETS_BEHIND.search(text)
    if match:
        text = match[1]
        note(changes, "TEXT_REMOVED")
    parts = comma_name(text, changes) if "," in text else _surname_tokens(name_tokens(text), changes)
    if household:
        parts["household"] = True
    return parts


def _surname_tokens(tokens: Sequence[str], changes: Changes) -> Parts:
    """SurnameTokens."""
    if len(tokens) == 1 and ONLY_DOTTED.search(tokens[0]) and not BEGINS_V.search(tokens[0]):
        initials = read_initials(tokens[0], True, False)
        if initials:
            note(changes, "INITIALS_MOVED")
            return {"initials": initials}
    parts: Parts = {}
    initials, tokens = _leading_initials(tokens)
    run = prefix_run(tokens, 0, len(tokens) - 1)
    tokens = tokens[run.length :] if run else tokens
    if not run and len(tokens) > 2:
        inner = prefix_run(tokens, 1, len(tokens) - 1)
        if inner and is_known_given_name(tokens[0]):
            parts["givenName"] = write_family_name(tokens[:1], changes)
            note(changes, "GIVEN_NAME_MOVED")
            run, tokens = inner, tokens[1 + inner.length :]
    trailing, tokens = _trailing_initials(tokens)
    if not run:
        run, tokens = _trailing_run(tokens)
    if initials + trailing:
        parts["initials"] = initials + trailing
        note(changes, "INITIALS_MOVED")
    if run:
        parts["familyNamePrefix"] = prefix_text(run, changes)
        note(changes, "PREFIX_MOVED")
    parts["familyName"] = write_family_name(tokens, changes)
    return parts


def _leading_initials(tokens: Sequence[str]) -> tuple[str, Sequence[str]]:
    """Step 2."""
    initials = ""
    while len(tokens) >= 2 and LETTER_OR_DOTTED.search(tokens[0]) and not _prefix_begins(tokens):
        read = read_initials(tokens[0], False, False)
        if not read:
            break
        initials += read
        tokens = tokens[1:]
    return initials, tokens


def _prefix_begins(tokens: Sequence[str]) -> bool:
    if is_lone_v(tokens[0], tokens[1]):
        return tokens[0].startswith("v") or len(tokens) == 2
    return prefix_run(tokens, 0, len(tokens) - 1) is not None


def _trailing_initials(tokens: Sequence[str]) -> tuple[str, Sequence[str]]:
    """Step 5."""
    initials = ""
    while len(tokens) >= 2 and DOTTED_LETTERS.search(tokens[-1]) and not ABBREVIATED_VAN.search(tokens[-1]):
        read = read_initials(tokens[-1], True, False)
        if not read:
            break
        initials = read + initials
        tokens = tokens[:-1]
    return initials, tokens


def _trailing_run(tokens: Sequence[str]) -> tuple[Run | None, Sequence[str]]:
    """Step 6."""
    for start in range(1, len(tokens)):
        run = prefix_run(tokens, start, len(tokens))
        if run and start + run.length == len(tokens):
            return run, tokens[:start]
    return None, tokens


def parse_given_name(text: str, changes: Changes) -> Parts:
    """ParseGivenName: section 6.10."""
    text, household = strip_titles(check_name(text, changes), False, changes)
    parts: Parts = {"household": True} if household else {}
    if not text:
        return parts
    refuse_organisation(text, False)
    text = tidy_name(text, changes)
    if SEVERAL.search(text):
        note(changes, "HOUSEHOLD_NAME")
        return {"household": True}
    text = SPACES.sub(" ", text.replace(",", " ")).strip(" ")
    capitals = all_capitals(text)
    tokens = text.split(" ")
    for at in range(1, len(tokens)):
        run = prefix_run(tokens, at, len(tokens))
        if run and not _is_no_prefix_of_given(tokens[at], run):
            parts["familyNamePrefix"] = prefix_text(run, changes)
            note(changes, "PREFIX_MOVED")
            family = written_family_name(tokens[at + run.length :], changes)
            if family:
                parts["familyName"] = family
                note(changes, "NAME_SPLIT")
            tokens = tokens[:at]
            break
    given = given_part(tokens, capitals, changes)
    if "initials" in given:
        note(changes, "INITIALS_MOVED")
    if not given:
        raise Refused("NAME_WITHOUT_LETTERS")
    parts.update(given)
    return parts


def _is_no_prefix_of_given(token: str, run: Run) -> bool:
    """Section 6.10, step 5: runs that are passed over."""
    if run.length == 1 and INITIAL_NOT_PREFIX.search(token) and not SMALL_V.search(token):
        return True
    return all(word in WEAK_PREFIX_WORDS for word in run.words)


def parse_initials(text: str, changes: Changes) -> Parts:
    """ParseInitials: section 6.11."""
    stripped, _ = strip_titles(check_name(text, changes), False, changes)
    if not stripped:
        return {}
    if CANONICAL_INITIALS.search(stripped) and not LONG_INITIAL.search(stripped):
        return {"initials": stripped}
    parts: Parts = {}
    initials = ""
    for part in filter(None, BETWEEN_PARTS.split(JOINTS.sub(" ", stripped))):
        read = read_initials(part, True, False)
        if read:
            initials += read
        elif PLAIN_NAME.search(part):
            initials += initial_from_name(part)
            note(changes, "INITIAL_FROM_NAME")
            given = given_part([part], False, changes).get("givenName")
            if given:
                parts.setdefault("givenName", given)
        else:
            raise Refused("INITIALS_FORMAT")
    if not CANONICAL_INITIALS.search(initials):
        raise Refused("INITIALS_FORMAT")
    if initials != stripped:
        note(changes, "CAPITALISED" if plain_lower(initials) == plain_lower(stripped) else "INITIALS_DOTTED")
    parts["initials"] = initials
    return parts


def parse_prefix(text: str, changes: Changes) -> Parts:
    """ParsePrefix: section 6.12."""
    checked = check_name(text, changes)
    stripped, _ = strip_titles(checked, True, changes)
    stripped = AROUND_PREFIX.sub(" ", stripped).strip(" ")
    tokens = [token for token in plain_lower(stripped).split(" ") if token]
    if not tokens:
        return {}
    if len(tokens) == 1 and TITLE_ALONE.search(tokens[0]):
        note(changes, "TITLE_REMOVED")
        return {}
    run = prefix_run(tokens, 0, len(tokens))
    if not run or run.length < len(tokens):
        raise Refused("PREFIX_UNKNOWN")
    prefix = prefix_text(run, changes)
    if not run.expanded and prefix != text:
        note(changes, "LOWER_CASED" if stripped == checked else "PUNCTUATION_REMOVED")
    if len(prefix) > LONGEST_PREFIX:
        raise Refused("PREFIX_UNKNOWN")
    return {"familyNamePrefix": prefix}
