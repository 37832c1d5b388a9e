"""The address of a row (chapter 3, section 11.2; IDEN-32)."""

from address_lines import AddressParts, read_address_line
from changes import Changes, note
from house_numbers import LONGEST_ADDITION, read_house_number
from identifiers import canonicalise_field, result_of, settle, with_backstop
from patterns import compile_pattern
from places import DIGIT
from postcodes import AreaOnly, read_postcode
from refusal import Refused
from rows import Row
from text_cleaning import prepare

NUMBER_AGAIN = compile_pattern(r"^0*(\d{1,5})[ \-\/]+([A-Za-z0-9].*)$")
POST_OFFICE_BOX = compile_pattern(r"^(?:postbus|antwoordnummer)$", "i")


def put_address(row: Row) -> None:
    """The address fields of a row; its country becomes the option `country`."""
    row.put_field("country")
    named = "country" in row.identity
    if named:
        row.options["country"] = row.identity["country"]
    row.put_field("city")
    _put_postcode(row, named)
    row.put_field("houseNumberAddition")
    _put_house_number(row)
    _put_street(row)
    _put_address_line(row, named)


def _put_postcode(row: Row, named: bool) -> None:
    """Step 2."""
    if "postcode" not in row.raw:
        return
    changes: Changes = []
    try:
        text = prepare("postcode", row.raw["postcode"], changes)
        found = None if text is None else read_postcode(text, row.options["country"], named, changes)
    except Refused as refusal:
        row.put("postcode", {"error": refusal.code})
        if isinstance(refusal, AreaOnly):
            row.identity["postcodeArea"] = refusal.area
        return
    if found is None:
        row.put("postcode", result_of(None, changes))
        return
    row.put("postcode", with_backstop(row.raw["postcode"], result_of(found.value, changes)))
    row.put_derived("city", row.settled_alone("city", found.town), "CITY_MOVED")
    _take_country(row, found.country)


def _take_country(row: Row, country: str | None) -> None:
    """The country that a postcode shows is that of the row from here on."""
    if country:
        row.put_derived("country", country, "COUNTRY_INFERRED")
        row.options["country"] = country


def _put_house_number(row: Row) -> None:
    """Step 3."""
    if "houseNumber" not in row.raw:
        return
    changes: Changes = []
    try:
        text = prepare("houseNumber", row.raw["houseNumber"], changes)
        found = None if text is None else read_house_number(text, changes)
    except Refused as refusal:
        row.put("houseNumber", {"error": refusal.code})
        return
    number = found.number if found else None
    row.put("houseNumber", with_backstop(row.raw["houseNumber"], result_of(number, changes)))
    if not found:
        return
    addition = found.addition
    if addition and "value" in canonicalise_field("houseNumberAddition", addition, row.options):
        _join_addition(row, found.number, addition)
    elif not addition:
        _put_behind_number(row, found.number)


def _put_behind_number(row: Row, number: str) -> None:
    """The addition behind the number that its column repeats."""
    try:
        text = prepare("houseNumberAddition", row.raw.get("houseNumberAddition", ""), [])
    except Refused:
        return
    match = NUMBER_AGAIN.search(text) if text else None
    if not match or match[1] != number:
        return
    rest = canonicalise_field("houseNumberAddition", match[2], row.options)
    if "value" in rest:
        changes = list(rest["changes"])
        note(changes, "ADDITION_SPLIT")
        row.put("houseNumberAddition", result_of(rest["value"], changes))


def _join_addition(row: Row, number: str, addition: str) -> None:
    """The addition of a house number, beside the one of the column."""
    own = row.identity.get("houseNumberAddition")
    if not own:
        row.put_derived("houseNumberAddition", addition, "ADDITION_SPLIT")
    elif own == number + addition:
        row.put("houseNumberAddition", result_of(addition, ["ADDITION_SPLIT"]))
    elif addition.endswith(own):
        if addition != own:
            row.put("houseNumberAddition", result_of(addition, ["ADDITION_SPLIT"]))
    elif len(addition + own) > LONGEST_ADDITION:
        row.put("houseNumberAddition", {"error": "ADDITION_FORMAT"})
    else:
        changes = list(row.fields["houseNumberAddition"]["changes"])
        note(changes, "ADDITION_SPLIT")
        joined = settle("houseNumberAddition", result_of(addition + own, changes), row.options)
        row.put("houseNumberAddition", joined)


def _put_street(row: Row) -> None:
    """Step 4."""
    if "street" not in row.raw:
        return
    changes: Changes = []
    try:
        text = prepare("street", row.raw["street"], changes)
    except Refused as refusal:
        row.put("street", {"error": refusal.code})
        return
    if text is None:
        row.put("street", result_of(None, changes))
        return
    parts = _parts_of_line(text, changes) if DIGIT.search(text) else {}
    if "houseNumber" in parts and row.identity.get("houseNumber", parts["houseNumber"]) == parts["houseNumber"]:
        note(changes, "ADDRESS_SPLIT")
        row.put("street", settle("street", result_of(parts["street"], changes), row.options))
        row.put_derived("houseNumber", parts["houseNumber"], "ADDRESS_SPLIT")
        addition = row.settled_alone("houseNumberAddition", parts.get("houseNumberAddition"))
        row.put_derived("houseNumberAddition", addition, "ADDITION_SPLIT")
        _set_post_office_box(row, "postOfficeBox" in parts)
        return
    row.put_field("street")
    _set_post_office_box(row, POST_OFFICE_BOX.search(text) is not None)


def _parts_of_line(text: str, changes: Changes) -> AddressParts:
    """The parts that ReadAddressLine gives; none when it refuses."""
    try:
        return read_address_line(text, changes)[1]
    except Refused:
        return {}


def _set_post_office_box(row: Row, holds: bool) -> None:
    if holds:
        row.identity["postOfficeBox"] = True


def _put_address_line(row: Row, named: bool) -> None:
    """Step 5."""
    if "addressLine" not in row.raw:
        return
    row.put_field("addressLine")
    if "value" not in row.fields["addressLine"]:
        return
    parts = _parts_of_line(prepare("addressLine", row.raw["addressLine"], []), [])
    open_number = "houseNumber" not in row.identity
    row.put_derived("street", row.settled_alone("street", parts.get("street")), "ADDRESS_SPLIT")
    row.put_derived("houseNumber", parts.get("houseNumber"), "ADDRESS_SPLIT")
    if open_number or row.identity["houseNumber"] == parts.get("houseNumber"):
        addition = row.settled_alone("houseNumberAddition", parts.get("houseNumberAddition"))
        row.put_derived("houseNumberAddition", addition, "ADDRESS_SPLIT")
    _set_post_office_box(row, "postOfficeBox" in parts)
    if "postcode" in parts and "postcode" not in row.identity:
        _put_postcode_of_line(row, parts["postcode"], named)
    row.put_derived("city", row.settled_alone("city", parts.get("city")), "CITY_MOVED")


def _put_postcode_of_line(row: Row, text: str, named: bool) -> None:
    try:
        found = read_postcode(text, row.options["country"], named, [])
    except Refused:
        return
    if found:
        row.put_derived("postcode", found.value, "POSTCODE_MOVED")
        row.identity.pop("postcodeArea", None)
        _take_country(row, found.country)
