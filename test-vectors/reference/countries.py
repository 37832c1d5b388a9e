"""Countries (chapter 3, section 10.5; IDEN-31)."""

import spec_tables
from changes import Changes, note
from letter_case import fold_to_letters
from patterns import compile_pattern
from refusal import Refused
from scripts import replace_lookalikes

COUNTRIES: dict[str, list[str]] = spec_tables.load("identifier-address")["countries"]
CODE_OF_NAME = {name: code for code in reversed(COUNTRIES) for name in COUNTRIES[code]}
LONGEST = 60
ARTICLE = compile_pattern(r"^the|^het|^de(?=.{6})")
DIGIT = compile_pattern(r"\d")


def write_country(text: str, changes: Changes) -> str:
    """The field `country`."""
    if text in COUNTRIES:
        return text
    if "@" in text:
        raise Refused("IS_EMAIL")
    text = replace_lookalikes(text, changes)
    name = fold_to_letters(text)
    code = CODE_OF_NAME.get(name) or CODE_OF_NAME.get(ARTICLE.sub("", name))
    if code is None or len(name) > LONGEST or DIGIT.search(text):
        raise Refused("COUNTRY_UNKNOWN")
    note(changes, "UPPER_CASED" if name == code.lower() else "COUNTRY_TO_CODE")
    return code
