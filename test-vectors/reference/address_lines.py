"""Address lines (chapter 3, section 10.4; IDEN-30)."""

from typing import TypedDict

from changes import Changes, note
from house_numbers import BEGINS_WITH_DIGIT, CANONICAL_ADDITION, HouseNumber, read_house_number
from patterns import compile_pattern
from places import check_place, write_street
from refusal import Refused

POSTCODE = compile_pattern(r"(?:^|[ ,(])((?:NL[- ]?)?[1-9]\d{3} ?(?!SA|SD|SS)[A-Z]{2})(?=$|[ ,)])", "i")
NUMBER_OR_COMMA = compile_pattern(r"\d|,$")
DIGIT = compile_pattern(r"\d")
TOWN = compile_pattern(r"^\D{2,}$")
COMMA = compile_pattern(r", *")
POST_OFFICE_BOX = compile_pattern(
    r"^(?:postbus|post bus|p\.?o\.? ?box|antwoordnummer|antw\.?nr\.?|postfach|bo(?:î|Î)te postale|bp)\.? *0*([1-9]\d{0,4})$",
    "i",
)
REPLY_NUMBER = compile_pattern(r"^antw", "i")
ADDITION_WORD = compile_pattern(
    r"^(?:hoog|hg|huis|hs|bis|boven|bov|bv|beneden|ben|bg|begane|grond|rood|rd|zwart|zw|wit|links|rechts|achter|voor|sous"
    r"|souterrain|kelder|etage|et|verdieping|verd|unit|app|appartement|apt|kamer|kmr|k|flat|wb|ws|woonboot|to|tm|t\/m|t\/o"
    r"|nr|no|ongenummerd|parterre|part|i{1,3}|iv|v|vi|\d{1,4}(?:e|de|ste)?|[a-z]|[a-z]{2}|[a-z]\d{1,4}|\d{1,4}[a-z]{1,5})$",
    "i",
)
NUMBER_OR_LABEL = compile_pattern(r"^(?:\d|(?:t\/o|to|nr|no|nummer|huisnr|#)\.?$)", "i")
YEAR = compile_pattern(r"^(?:1[5-9]|20)\d\d$|^(?:1[5-9]|20)\d\d-(?:1[5-9]|20)?\d\d$|^'\d\d(?:-'?\d\d)?$")
ORDINAL = compile_pattern(r"^\d{1,3}(?:e|de|ste)$", "i")
FLOOR = compile_pattern(r"^(?:hoog|verd|et|verdieping|etage|\d)", "i")
OUTER_MARKS = compile_pattern(r"^[-/(]+|[-/.)]+$")
INNER_MARKS = compile_pattern(r"[-/.]")
KIND_OF_STREET = compile_pattern(
    r"^(?:plein|laan|straat|weg|park|hof|singel|kade|brink|dreef|pad|ring|markt|square|platz|place|avenue|boulevard"
    r"|(?:plein|laan|straat|weg) van)$",
    "i",
)
NUMBER_FIRST = compile_pattern(
    r"^(\d{1,5}[a-z]?(?:[ -]?(?:hs|bis|bg|hg|rd|zw|i{1,3}))?) +(?=[^\d\s][^\s]{2,})", "i"
)
ORDINAL_FIRST = compile_pattern(r"^\d+(?:e|de|ste)$", "i")
NUMBER_STUCK = compile_pattern(r"^(.*[a-z\u00c0-\u024f\u0259]{3})(\d{1,5}[a-z]{0,3})$", "i")
LETTER = compile_pattern(r"[A-Za-z\u00c0-\uffff]")
LONGEST_ADDITION = 14


class AddressParts(TypedDict, total=False):
    """The parts of a line; a part that it does not give is absent."""

    street: str
    houseNumber: str
    houseNumberAddition: str
    postcode: str
    city: str
    postOfficeBox: bool


def read_address_line(text: str, changes: Changes) -> tuple[str, AddressParts]:
    """ReadAddressLine: the value of the field, and the parts."""
    parts: AddressParts = {}
    line = _take_postcode(check_place(text, changes), parts, changes)
    line = _take_town(line, parts, changes)
    match = POST_OFFICE_BOX.search(line)
    if match:
        parts.update(
            street="Antwoordnummer" if REPLY_NUMBER.search(line) else "Postbus",
            houseNumber=match[1],
            postOfficeBox=True,
        )
        value = f"{parts['street']} {match[1]}"
        note(changes, "POST_OFFICE_BOX")
        return value, parts
    split = _split_line(line)
    street = write_street(split[0] if split else line, changes)
    parts["street"] = street
    if not split:
        return street, parts
    number, addition = split[1]
    parts["houseNumber"] = number
    if addition:
        parts["houseNumberAddition"] = addition
    value = f"{street} {number}{'-' if BEGINS_WITH_DIGIT.search(addition) else ''}{addition}"
    if value != text and not changes:
        note(changes, "SEPARATORS_REMOVED")
    return value, parts


def _take_postcode(line: str, parts: AddressParts, changes: Changes) -> str:
    """Step 2."""
    match = POSTCODE.search(line)
    if not match or (match.start() > 0 and not NUMBER_OR_COMMA.search(line[: match.start()].strip(" "))):
        return line
    parts["postcode"] = match[1]
    note(changes, "POSTCODE_MOVED")
    before = line[: match.start()].rstrip(" ,(")
    after = line[match.end() :].lstrip(" ,)").rstrip(" ,(")
    if not before:
        return after
    if TOWN.search(after):
        parts["city"] = after
        note(changes, "CITY_MOVED")
        return before
    return f"{before} {after}" if after else before


def _take_town(line: str, parts: AddressParts, changes: Changes) -> str:
    """Step 3."""
    while "," in line:
        head, _, tail = (piece.strip(" ") for piece in line.rpartition(","))
        if not DIGIT.search(head) or DIGIT.search(tail) or all(map(ADDITION_WORD.search, tail.split(" "))):
            return COMMA.sub(" ", line).strip(" ")
        parts.setdefault("city", tail)
        note(changes, "CITY_MOVED")
        line = head
    return line


def _split_line(line: str) -> tuple[str, HouseNumber] | None:
    """SplitLine: the street, and the number with its addition."""
    tokens = line.split(" ")
    for at in range(1, len(tokens)):
        if _may_be_number(tokens, at):
            split = _read_split(" ".join(tokens[:at]), " ".join(tokens[at:]))
            if split:
                return split
    match = NUMBER_FIRST.search(line)
    if match and not DIGIT.search(line[match.end() :]) and not ORDINAL_FIRST.search(match[1]):
        return _read_split(line[match.end() :], match[1])
    match = NUMBER_STUCK.search(line)
    if match and not DIGIT.search(match[1]):
        return _read_split(match[1], match[2])
    return None


def _may_be_number(tokens: list[str], at: int) -> bool:
    """SplitLine, steps 1 to 4."""
    token, following = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    number_follows = following is not None and BEGINS_WITH_DIGIT.search(following) is not None
    has_digit = DIGIT.search(token) is not None
    if not NUMBER_OR_LABEL.search(token) or not (has_digit or number_follows):
        return False
    if YEAR.search(token) and (number_follows or KIND_OF_STREET.search(" ".join(tokens[:at]))):
        return False
    if ORDINAL.search(token) and following is not None and not FLOOR.search(following):
        return False
    return all(map(_is_addition_token, tokens[at + (1 if has_digit else 2) :]))


def _is_addition_token(token: str) -> bool:
    if token in ("-", "/"):
        return True
    return ADDITION_WORD.search(INNER_MARKS.sub("", OUTER_MARKS.sub("", token))) is not None


def _read_split(street: str, tail: str) -> tuple[str, HouseNumber] | None:
    """ReadSplit."""
    if not LETTER.search(street):
        return None
    try:
        found = read_house_number(tail, [])
    except Refused:
        return None
    addition = found.addition
    if addition and not (CANONICAL_ADDITION.search(addition) and len(addition) <= LONGEST_ADDITION):
        return None
    return street.rstrip(" ,-"), found


def write_address_line(text: str, changes: Changes) -> str:
    """The field `addressLine` on its own: a post-office box that is written as it should be was not changed."""
    value, parts = read_address_line(text, changes)
    if value == text and "postOfficeBox" in parts:
        changes.remove("POST_OFFICE_BOX")
    return value
