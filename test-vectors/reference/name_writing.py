"""Writing names, and names with commas (chapter 3, sections 6.7 and 6.8; IDEN-21)."""

from typing import Callable, Sequence, TypedDict

from changes import Changes, note, noting
from letter_case import capitalise_words, is_particle
from name_checks import is_known_given_name
from name_initials import read_initials
from name_prefixes import SHORT_VAN, is_initial_v, prefix_run, prefix_text
from name_tokens import all_capitals, name_tokens
from patterns import compile_pattern
from refusal import Refused

WRITING = (
    (compile_pattern(r'[.,&"+]'), " "),
    (compile_pattern(r"\/"), "-"),
    (compile_pattern(r"[()]"), " "),
    (compile_pattern(r" *-[ -]*"), "-"),
    (compile_pattern(r"''+"), "'"),
    (compile_pattern(r"(?<![A-Za-z\u00c0-\uffff])'(?![A-Za-z\u00c0-\uffff])"), ""),
    (compile_pattern(r"^[- ]+|[- ]+$"), ""),
    (compile_pattern(r" {2,}"), " "),
)
LETTER = compile_pattern(r"[A-Za-z\u00c0-\uffff]")
TIDY = compile_pattern(r"^[A-Za-z\u00c0-\uffff]+(?:[ -][A-Za-z\u00c0-\uffff]+)*$")
CALL_NAME = compile_pattern(r'^(.*?)[ ]*(?:\(([^()]+)\)|"([^"]+)")[ ]*(.*)$')
MARKS_ONLY = compile_pattern(r"^[.,\-'&+]+$")
LONGEST_INITIALS = 36


class Parts(TypedDict, total=False):
    """The parts that a name gives; a part that it does not give is absent."""

    givenName: str
    initials: str
    familyNamePrefix: str
    familyName: str
    household: bool


def _write_name(tokens: Sequence[str], is_small: Callable[[str], bool], changes: Changes) -> str | None:
    """WriteName."""
    joined = written = " ".join(tokens)
    if not TIDY.search(joined):
        for pattern, by in WRITING:
            written = pattern.sub(by, written)
        noting(changes, "PUNCTUATION_REMOVED", joined, written)
    if not LETTER.search(written):
        return None
    return noting(changes, "CAPITALISED", written, capitalise_words(written, is_small))


def written_family_name(tokens: Sequence[str], changes: Changes) -> str | None:
    """WriteFamilyName."""
    return _write_name(tokens, is_particle, changes)


def write_family_name(tokens: Sequence[str], changes: Changes) -> str:
    """WriteFamilyName, where a name that gives none is refused."""
    written = written_family_name(tokens, changes)
    if written is None:
        raise Refused("NAME_WITHOUT_LETTERS")
    return written


def write_given_name(tokens: Sequence[str], changes: Changes) -> str | None:
    """WriteGivenName."""
    return _write_name(tokens, lambda word: False, changes)


def given_part(tokens: Sequence[str], capitals: bool, changes: Changes) -> Parts:
    """GivenPart: a given name, initials, both or neither."""
    call_name = None
    match = CALL_NAME.search(" ".join(tokens))
    if match:
        call_name = match[2] or match[3]
        tokens = f"{match[1]} {match[4]}".split(" ")
    initials, names = "", []
    for token in tokens:
        if MARKS_ONLY.search(token):
            note(changes, "PUNCTUATION_REMOVED")
        elif token:
            read = read_initials(token, False, capitals)
            if read:
                initials += read
            else:
                names.append(token)
    parts: Parts = {"initials": initials} if 0 < len(initials) <= LONGEST_INITIALS else {}
    given = write_given_name(names, changes) if names else None
    called = None
    if call_name and not read_initials(call_name, False, capitals):
        called = write_given_name([call_name], changes)
    if given and called and given != called:
        parts["givenName"] = f"{given} ({called})"
    elif given or called:
        parts["givenName"] = given or called
        if call_name:
            note(changes, "PUNCTUATION_REMOVED")
    return parts


def comma_name(text: str, changes: Changes) -> Parts:
    """CommaName: surname first."""
    segments = [segment.strip(" ") for segment in text.split(",")]
    head = name_tokens(segments[0])
    tail = [token for segment in segments[1:] for token in name_tokens(segment)]
    prefixes: list[str] = []
    run = prefix_run(head, 0, len(head) - 1)
    if run:
        prefixes.append(prefix_text(run, changes))
        head = head[run.length :]
    given = _tail_without_prefixes(tail, prefixes, all_capitals(text), changes)
    if not given and not run and prefixes and not _is_double(head):
        given, head = _given_out_of_head(head)
    family, given = (head, given) if head else (given, [])
    parts: Parts = {}
    if given:
        parts = given_part(given, all_capitals(text), changes)
        if not parts:
            note(changes, "TEXT_REMOVED")
        note(changes, "NAME_ORDER_CHANGED")
    if prefixes:
        parts["familyNamePrefix"] = " ".join(prefixes)
        note(changes, "PREFIX_MOVED")
    parts["familyName"] = write_family_name(family, changes)
    if not given and "PREFIX_MOVED" not in changes:
        note(changes, "PUNCTUATION_REMOVED")
    return parts


def _tail_without_prefixes(tail: list[str], prefixes: list[str], capitals: bool, changes: Changes) -> list[str]:
    """Step 3: the given tokens; the prefixes found are added to `prefixes`."""
    given, at = [], 0
    while at < len(tail):
        run = prefix_run(tail, at, len(tail))
        following = tail[at + 1] if at + 1 < len(tail) else None
        initial = is_initial_v(tail[at], following, capitals) or (prefixes and SHORT_VAN.search(tail[at]))
        if run and not initial:
            prefixes.append(prefix_text(run, changes))
            at += run.length
        else:
            given.append(tail[at])
            at += 1
    return given


def _is_double(head: list[str]) -> bool:
    """Whether a prefix is tied to the first token by a hyphen: `Berg-de Wit`."""
    before, hyphen, tied = head[0].rpartition("-") if head else ("", "", "")
    return bool(hyphen and tied and prefix_run([tied], 0, 1))


def _given_out_of_head(head: list[str]) -> tuple[list[str], list[str]]:
    """Step 4."""
    taken = 0
    while len(head) - taken >= 2 and (
        taken == 0 or read_initials(head[taken], False, False) or is_known_given_name(head[taken])
    ):
        taken += 1
    return head[:taken], head[taken:]
