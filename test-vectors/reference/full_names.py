"""Full names (chapter 3, section 6.13; IDEN-22)."""

from typing import Sequence

from changes import Changes, note, noting
from letter_case import capitalise_words, is_particle, plain_lower, upper
from name_checks import check_name, is_known_given_name, refuse_organisation
from name_initials import read_initials
from name_prefixes import PREFIX_WORDS, WEAK_PREFIX_WORDS, Run, is_initial_v, is_lone_v, prefix_run, prefix_text
from name_titles import strip_titles
from name_tokens import all_capitals, name_tokens, tidy_name
from name_writing import Parts, comma_name, given_part, write_family_name
from patterns import compile_pattern
from refusal import Refused

AND = compile_pattern(r"^(?:en|&|\+|and|und|et)$", "i")
JOINT = compile_pattern(r"([&+])")
OPENS = compile_pattern(r'^[("]')
CLOSES = compile_pattern(r'[)"]$')
LETTER_OR_DOTTED = compile_pattern(r"^[^'().]$|\.")
CAPITAL_LETTERS = compile_pattern(r"^[A-Z]{2,3}$")
SHORT_PREFIX = compile_pattern(r"^v\.?(?:d\.?)?$", "i")
CAPITAL_INITIAL = compile_pattern(r"^[A-Z]\.?$")
ONE_LETTER = compile_pattern(r"^[a-z]\.?$", "i")
BEGINS_SURNAME = compile_pattern(
    r"^(?:oude|olde|groot|grote|groote|klein|kleine|nieuwe|lutje|nijen|tiemes|saint|san|santa|sint|st|mac|mc)$", "i"
)
DOTTED_LETTER = compile_pattern(r"(?<![^\s.(-])[a-z]\.(?=[a-z ]|$)", "i")


def write_full_name(text: str, changes: Changes) -> str:
    """The field `fullName` on its own."""
    parse_full_name(text, list(changes))
    text = check_name(text, changes)
    if text not in (upper(text), plain_lower(text)):
        return text
    cased = capitalise_words(text, is_particle)
    return noting(changes, "CAPITALISED", text, DOTTED_LETTER.sub(lambda match: upper(match[0]), cased))


def parse_full_name(text: str, changes: Changes) -> Parts:
    """ParseFullName."""
    text = check_name(text, changes)
    refuse_organisation(text, False)
    text, household = strip_titles(text, False, changes)
    if not text:
        raise Refused("NAME_WITHOUT_LETTERS")
    text = tidy_name(text, changes)
    parts = _listed_name(text, household, changes) if "," in text else _ordered_name(text, household, changes)
    if parts.get("household"):
        parts.pop("givenName", None)
        parts.pop("initials", None)
    note(changes, "NAME_SPLIT")
    return parts


def _listed_name(text: str, household: bool, changes: Changes) -> Parts:
    """ListedName."""
    segments = []
    for segment in text.split(","):
        stripped, of_household = strip_titles(segment.strip(" "), False, changes)
        household = household or of_household
        segments += [stripped] if stripped else []
    if len(segments) < 2:
        return _ordered_name("".join(segments), household, changes)
    if any(AND.search(word) for segment in segments[1:] for word in segment.split(" ")):
        household = True
        note(changes, "HOUSEHOLD_NAME")
    return _with_household(comma_name(", ".join(segments), changes), household)


def _with_household(parts: Parts, household: bool) -> Parts:
    if household:
        parts["household"] = True
    return parts


def _ordered_name(text: str, household: bool, changes: Changes) -> Parts:
    """OrderedName."""
    capitals = all_capitals(text)
    tokens = _join_brackets(name_tokens(JOINT.sub(r" \1 ", text)))
    joints = [at for at, token in enumerate(tokens) if AND.search(token)]
    if joints:
        household = True
        note(changes, "HOUSEHOLD_NAME")
        tokens = tokens[joints[-1] + 1 :]
    if not tokens:
        raise Refused("NAME_WITHOUT_LETTERS")
    if len(tokens) == 1:
        if is_known_given_name(tokens[0]) and not household:
            return given_part(tokens, False, changes)
        return _with_household({"familyName": write_family_name(tokens, changes)}, household)
    tokens = _in_usual_order(tokens, capitals, changes)
    start, run = _find_surname(tokens, capitals)
    parts = given_part(tokens[:start], capitals, changes)
    if run:
        parts["familyNamePrefix"] = prefix_text(run, changes)
    parts["familyName"] = write_family_name(tokens[start + (run.length if run else 0) :], changes)
    return _with_household(parts, household)


def _join_brackets(tokens: Sequence[str]) -> list[str]:
    joined: list[str] = []
    is_open = False
    for token in tokens:
        if is_open:
            joined[-1] += f" {token}"
        else:
            joined.append(token)
        is_open = (is_open or bool(OPENS.search(token))) and not CLOSES.search(token)
    return joined


def _in_usual_order(tokens: list[str], capitals: bool, changes: Changes) -> list[str]:
    """OrderedName, step 4."""
    inverted = _inverted_given(tokens, capitals)
    if inverted > 0:
        note(changes, "NAME_ORDER_CHANGED")
        return tokens[inverted:] + tokens[:inverted]
    trailing = _trailing_prefix(tokens)
    if trailing > 0:
        note(changes, "NAME_ORDER_CHANGED")
        return tokens[: trailing - 1] + tokens[trailing:] + tokens[trailing - 1 : trailing]
    return tokens


def _inverted_given(tokens: list[str], capitals: bool) -> int:
    """InvertedGiven."""
    length = start = len(tokens)
    while start > 1:
        token = tokens[start - 1]
        if not (LETTER_OR_DOTTED.search(token) or (not capitals and CAPITAL_LETTERS.search(token))):
            break
        if SHORT_PREFIX.search(token) or not read_initials(token, False, capitals):
            break
        start -= 1
    if start < length and not read_initials(tokens[0], False, capitals):
        usual = (
            is_known_given_name(tokens[0])
            and not prefix_run(tokens, 1, start)
            and length - start == 1
            and start > 1
        )
        return 0 if usual else start
    run = prefix_run(tokens, 0, length - 1)
    if run and length - 1 > run.length and is_known_given_name(tokens[-1]):
        return length - 1
    return 0


def _trailing_prefix(tokens: list[str]) -> int:
    """TrailingPrefix."""
    for start in range(1, len(tokens)):
        run = prefix_run(tokens, start, len(tokens))
        if run and start + run.length == len(tokens) and not CAPITAL_INITIAL.search(tokens[start]):
            before = tokens[start - 1]
            return 0 if read_initials(before, False, False) or is_known_given_name(before) else start
    return 0


def _find_surname(tokens: list[str], capitals: bool) -> tuple[int, Run | None]:
    """FindSurname: where the surname with its prefix begins, and the prefix."""
    last = len(tokens) - 1

    def is_initials(token: str) -> bool:
        return bool(OPENS.search(token)) or read_initials(token, False, capitals) is not None

    given = 0
    while given < last and (is_initials(tokens[given]) or (given > 0 and is_known_given_name(tokens[given]))):
        given += 1
    initials_first = given > 0 and all(map(is_initials, tokens[:given]))
    for at in range(last):
        token = tokens[at]
        if token.rfind("-") >= 1 and plain_lower(token[token.rfind("-") + 1 :]) in PREFIX_WORDS:
            return at, None
        run = prefix_run(tokens, at, last)
        if run and _may_start(tokens, at, run, capitals):
            return (given, None) if at > given and initials_first else (at, run)
    if given < last and initials_first:
        return given, None
    if last > 0 and BEGINS_SURNAME.search(tokens[0]):
        return 0, None
    start = last
    while start > 1 and BEGINS_SURNAME.search(tokens[start - 1]):
        start -= 1
    return start, None


def _may_start(tokens: list[str], at: int, run: Run, capitals: bool) -> bool:
    """Whether a run of prefix words may start at a place."""
    token = tokens[at]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if is_initial_v(token, following, capitals):
        return False
    if run.length == 1 and is_lone_v(token, following):
        if token.startswith("v"):
            return at > 0 or len(tokens) == 2
        return capitals and at > 0 and at == len(tokens) - 2
    if run.length == 1 and token != "t" and ONE_LETTER.search(token):
        return False
    return not (at == 0 and plain_lower(token) in WEAK_PREFIX_WORDS)
