"""Linkage tokens, fingerprints, blocking keys and address keys (chapter 9, sections 3 to 5)."""

from typing import Iterable, Iterator, NamedTuple

import streams
from encoding import enc
from keys import hmac_sha256
from linkage_records import read_linkage_record
from refusal import Refused
from secret import Secret
from text import from_hex

TOKEN_LENGTH = 16
KEY_LENGTH = 32
FAMILIES = {
    "fingerprint",
    "relation",
    "email",
    "mobile",
    "fixed-name",
    "birth-name",
    "birth-given",
    "postcode-name",
    "postcode-number",
    "street-name",
    "town-name",
    "name-town",
    "address",
    "street-address",
    "full-name",
    "mailbox",
    "birth-initial",
    "birth-city",
    "birth-postcode",
    "postcode-given",
    "zone-name",
    "zone-number",
    "street-number",
    "city-given",
    "city-name",
    "street-surname",
    "name-number",
    "name-stems",
    "street-city",
    "street-given",
    "given-number",
    "given-year",
    "name-year",
    "name-day",
}


class TokenInput(NamedTuple):
    """What a token is made of."""

    family: str
    parts: list[str]


def linkage_token(key: Secret, token_input: TokenInput) -> bytes:
    """LinkageToken: LINK-3."""
    check_key_length(key)
    family, parts = token_input
    if family not in FAMILIES or not parts:
        raise Refused("LINKAGE_INVALID")
    message = enc("L", family, enc("token-parts", *parts))
    return hmac_sha256(key.reveal(), message)[:TOKEN_LENGTH]


def fingerprint_input(identity: dict, institution: str) -> TokenInput:
    """FingerprintInput: LINK-6."""
    parts = [institution]
    for name in sorted(identity):
        value = identity[name]
        parts += [name, "true" if value is True else value]
    return TokenInput("fingerprint", parts)


def blocking_keys(record: dict) -> list[TokenInput]:
    """BlockingKeys: LINK-7."""
    return [token_input for token_input in _all_blocking_keys(record) if all(token_input.parts)]


def address_keys(record: dict) -> list[TokenInput]:
    """AddressKeys: LINK-8."""
    country, area, number, addition, street, city = (
        record[name] for name in ("country", "area", "number", "addition", "street", "city")
    )
    inputs = []
    if number and area:
        inputs.append(TokenInput("address", [country, area, number, addition]))
    if number and street and city:
        inputs.append(TokenInput("street-address", [country, city, street, number, addition]))
    return inputs


def _all_blocking_keys(record: dict) -> Iterator[TokenInput]:
    country, birth, given = record["country"], record["birthDate"], record["given"]
    number, street, city = record["number"], record["street"], record["city"]
    place = f"{country} {record['area']}" if record["area"] else ""
    yield TokenInput("relation", [record["institution"], record["relation"]])
    if not record["emailShared"]:
        yield TokenInput("email", [record["email"]])
    yield TokenInput("mobile", [record["mobile"]])
    for sound in record["sounds"]:
        yield TokenInput("postcode-name", [place, sound])
        yield TokenInput("birth-name", [birth, sound])
        yield TokenInput("street-name", [street, number, sound])
        yield TokenInput("town-name", [country, city, number, sound])
        if not number and not place:
            yield TokenInput("name-town", [country, city, given, sound])
    yield TokenInput("postcode-number", [place, number])
    yield TokenInput("fixed-name", [record["fixed"], record["surname"]])
    if len(given) >= 2:
        yield TokenInput("birth-given", [birth, given])
    yield from _wide_keys(record)


def _wide_keys(record: dict) -> Iterator[TokenInput]:
    """Keys 8 to 15 of section 5: each leaves out what another needs."""
    country, city, number = record["country"], record["city"], record["number"]
    birth, postcode, street, surname = record["birthDate"], record["postcode"], record["street"], record["surname"]
    name = record["given"] if len(record["given"]) >= 2 else ""
    initial = record["initials"][:1]
    is_zone = postcode != record["area"]
    yield TokenInput("full-name", sorted([name, surname]))
    if is_zone or not record["area"] or not number:
        yield TokenInput("name-stems", sorted([name[:3], surname[:3]]))
        yield TokenInput("street-number", [street, number])
    mailbox = record["email"].rpartition("@")[0]
    if not record["emailShared"] and len(mailbox) >= 5:
        yield TokenInput("mailbox", [mailbox])
    yield TokenInput("birth-initial", [birth, initial])
    if surname[:1] != initial:
        yield TokenInput("birth-initial", [birth, surname[:1]])
    if not initial and not surname and not record["emailShared"]:
        yield TokenInput("birth-initial", [birth, record["email"][:1]])
    yield TokenInput("birth-city", [birth, city])
    yield TokenInput("birth-postcode", [birth, country, postcode])
    yield TokenInput("postcode-given", [country, postcode, name])
    if not number:
        yield TokenInput("city-given", [city, name])
        yield TokenInput("given-year", [name, birth[:4]])
    if is_zone:
        yield TokenInput("zone-number", [country, postcode, number])
        yield TokenInput("street-city", [street, city])
        yield TokenInput("street-given", [street, name])
        yield TokenInput("given-number", [name, number])
    for sound in record["sounds"]:
        if is_zone:
            yield TokenInput("zone-name", [country, postcode, sound])
        if not number:
            yield TokenInput("city-name", [city, sound])
            yield TokenInput("name-year", [sound, birth[:4]])
            yield TokenInput("name-day", [sound, birth[4:]])
        yield TokenInput("street-surname", [street, sound])
        yield TokenInput("name-number", [sound, initial, number])


def check_key_length(key: Secret) -> None:
    """Step 1 of LinkageToken, which stands before all inputs, also when there are none."""
    if len(key) != KEY_LENGTH:
        raise Refused("KEY_LENGTH_INVALID")


def _key(given: dict) -> Secret:
    return Secret(from_hex(given["linkageKey"]))


def _tokens(key: Secret, inputs: Iterable[TokenInput]) -> dict:
    check_key_length(key)
    return {"tokens": [{**each._asdict(), "token": linkage_token(key, each).hex()} for each in inputs]}


def _record(given: dict) -> dict:
    return read_linkage_record(given["identity"], given["institution"], given["homeCountry"])


def _token_many(given: dict) -> dict:
    """LinkageTokenMany (section 12)."""
    key, family = _key(given), given["family"]
    pieces = streams.pieces(given["stream"], given["count"], 8)
    inputs = (TokenInput(family, [piece[:3].hex(), piece[3:].hex()]) for piece in pieces)
    return {"sha256": streams.digest_of_lines(linkage_token(key, each).hex() for each in inputs)}


OPERATIONS = {
    "LinkageToken": lambda given: {
        "token": linkage_token(_key(given), TokenInput(given["family"], given["parts"])).hex()
    },
    "LinkageTokenMany": _token_many,
    "FingerprintInput": lambda given: fingerprint_input(given["identity"], given["institution"])._asdict(),
    "BlockingTokens": lambda given: _tokens(_key(given), blocking_keys(_record(given))),
    "AddressTokens": lambda given: _tokens(_key(given), address_keys(_record(given))),
}
