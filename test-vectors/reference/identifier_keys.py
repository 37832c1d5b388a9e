"""The keys that linkage compares, by name (chapter 3, section 13; IDEN-36 to IDEN-40)."""

from birth_dates import FILLER_DATES
from contact_keys import (
    additions_compatible,
    city_key,
    email_is_shared,
    email_key,
    email_key_without_tag,
    house_addition_key,
    street_key,
)
from phones import is_filler_number
from surname_keys import (
    call_name_groups,
    given_name_key,
    initial_of,
    initial_set,
    phonetic_key,
    prefix_key,
    surname_alternatives,
    surname_key,
    surname_parts,
)


def is_filler_date(date: str) -> bool:
    """isFillerDate."""
    return date in FILLER_DATES


def is_likely_default_date(date: str) -> bool:
    """isLikelyDefaultDate."""
    return date.endswith("-01-01")


KEYS = {
    "surnameKey": surname_key,
    "surnameParts": surname_parts,
    "surnameAlternatives": surname_alternatives,
    "prefixKey": prefix_key,
    "phoneticKey": phonetic_key,
    "givenNameKey": given_name_key,
    "callNameGroups": call_name_groups,
    "initialOf": initial_of,
    "initialSet": initial_set,
    "emailKey": email_key,
    "emailKeyWithoutTag": email_key_without_tag,
    "emailIsShared": email_is_shared,
    "cityKey": city_key,
    "streetKey": street_key,
    "houseAdditionKey": house_addition_key,
    "additionsCompatible": additions_compatible,
    "isFillerPhone": is_filler_number,
    "isFillerDate": is_filler_date,
    "isLikelyDefaultDate": is_likely_default_date,
}
OPERATIONS = {"IdentifierKey": lambda given: {"result": KEYS[given["key"]](*given["arguments"])}}
