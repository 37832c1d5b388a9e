"""A record as linkage sees it (chapter 9, section 2)."""

import re

from derived_names import (
    fold_to_letters,
    given_name_key,
    is_known_given_name,
    phonetic_key,
    surname_key,
    surname_parts,
)
from derived_places import city_key, email_is_shared, email_key, house_addition_key, street_key

POSTCODE_IS_A_STREET = {"NL", "GB", "IE"}
INITIAL = re.compile(r"([A-Za-z])[a-z]*\.?")
LETTERS = re.compile("[a-z]*")
SHORTEST_NAME_IN_EMAIL = 3


def read_linkage_record(identity: dict, institution: str, home_country: str) -> dict:
    """ReadLinkageRecord: LINK-1."""
    collective = "organisation" in identity or "household" in identity
    given = "" if collective else _given(identity)
    family_name = identity.get("familyName", "")
    parts = surname_parts(family_name)
    email = identity.get("email", "")
    return {
        "institution": institution,
        "relation": identity.get("relationNumber", ""),
        "collective": collective,
        "surname": surname_key(family_name),
        "surnameParts": parts,
        "sounds": [phonetic_key(part) for part in parts],
        "given": given,
        "initials": "" if collective else _initials(identity, given),
        "birthDate": _birth_date(identity),
        "email": email_key(email) if email else "",
        "emailShared": "organisation" in identity or (email != "" and email_is_shared(email)),
        **_phones(identity),
        **_place(identity, home_country),
    }


def is_identifying(identity: dict) -> bool:
    """IsIdentifying: LINK-2."""
    there = identity.keys()
    if there & {"relationNumber", "email", "phone"}:
        return True
    if "houseNumber" in there and there & {"postcode", "street"}:
        return True
    if "birthDate" in there and there & {"familyName", "givenName"}:
        return True
    named = "familyName" in there and there & {"givenName", "initials"}
    return bool(named and there & {"postcode", "city"})


def _given(identity: dict) -> str:
    key = given_name_key(identity.get("givenName", ""))
    return key or _given_name_in_email(identity)


def _given_name_in_email(identity: dict) -> str:
    """GivenNameInEmail (section 2.2)."""
    if not {"email", "familyName", "initials"} <= identity.keys():
        return ""
    word = LETTERS.match(identity["email"])[0]
    surname = surname_key(identity["familyName"])
    initial = fold_to_letters(identity["initials"])[:1]
    if word[:1] != initial:
        return ""
    full = fold_to_letters(identity.get("familyNamePrefix", "")) + surname
    name = word
    for ending in (full, surname):
        if ending and word.endswith(ending):
            name = word.removesuffix(ending)
            break
    return name if len(name) >= SHORTEST_NAME_IN_EMAIL and is_known_given_name(name) else ""


def _initials(identity: dict, given: str) -> str:
    """Section 2.1."""
    letters = fold_to_letters(INITIAL.sub(r"\1", identity.get("initials", "")))
    return letters if letters.startswith(given[:1]) else given[0] + letters


def _birth_date(identity: dict) -> str:
    date = identity.get("birthDate", "")
    return "" if date.endswith("-01-01") else date


def _phones(identity: dict) -> dict:
    phone, kind = identity.get("phone", ""), identity.get("phoneKind")
    return {
        "mobile": phone if kind in ("mobile", "unknown") and "organisation" not in identity else "",
        "fixed": phone if kind == "fixed" else "",
    }


def _place(identity: dict, home_country: str) -> dict:
    boxed = "postOfficeBox" in identity
    country = identity.get("country", home_country)
    postcode = "" if boxed else identity.get("postcode", "")
    street = street_key(identity.get("street", ""))
    return {
        "country": country,
        "postcode": postcode,
        "area": _area(country, postcode, street),
        "number": "" if boxed else identity.get("houseNumber", ""),
        "addition": house_addition_key(identity.get("houseNumberAddition", "")),
        "street": street,
        "city": city_key(identity.get("city", "")),
    }


def _area(country: str, postcode: str, street: str) -> str:
    if not postcode or country in POSTCODE_IS_A_STREET:
        return postcode
    return f"{postcode} {street}" if street else ""


OPERATIONS = {
    "ReadLinkageRecord": lambda given: read_linkage_record(
        given["identity"], given["institution"], given["homeCountry"]
    ),
    "IsIdentifying": lambda given: {"identifying": is_identifying(given["identity"])},
}
