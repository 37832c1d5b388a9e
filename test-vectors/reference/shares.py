"""Shares of a root (chapter 5, section 11)."""

import hashlib
import re
from typing import NamedTuple

import bech32m
from encoding import enc
from forms import is_whole, matches
from keys import key_check_value
from refusal import Refused
from secret import Secret
from text import from_hex

VERSION = 1
MOST_SHARES = 16
TEXT_LENGTH = 90
SECRET_LENGTH = 33
HUMAN = {"key": "key", "identity": "ide"}
SKIPPED = str.maketrans("", "", "\t\n\r -")
CEREMONY = re.compile(r"[0-9a-f]{12}")
CHECK_VALUE = re.compile(r"[0-9a-f]{16}")
POLYNOMIAL = 0x11B


class Share(NamedTuple):
    """One custodian's share."""

    engine: str
    ceremony: str
    threshold: int
    number: int
    check_value: str
    secret: Secret


def encode_share(share: Share) -> bytes:
    """The 50 bytes of a share: KEYS-50."""
    secret = share.secret.reveal()
    sound = (
        matches(share.ceremony, CEREMONY)
        and matches(share.check_value, CHECK_VALUE)
        and is_whole(share.threshold, 2, MOST_SHARES)
        and is_whole(share.number, 1, MOST_SHARES)
        and len(secret) == SECRET_LENGTH
        and secret[-1] != 0
    )
    if not sound:
        raise Refused("SHARE_MALFORMED")
    head = bytes([VERSION]) + bytes.fromhex(share.ceremony) + bytes([share.threshold, share.number])
    return head + bytes.fromhex(share.check_value) + secret


def decode_share(engine: str, data: bytes) -> Share:
    """The share of 50 bytes: KEYS-50."""
    if len(data) != 50 or data[0] != VERSION or data[49] == 0:
        raise Refused("SHARE_MALFORMED")
    if not 2 <= data[7] <= MOST_SHARES or not 1 <= data[8] <= MOST_SHARES:
        raise Refused("SHARE_MALFORMED")
    return Share(engine, data[1:7].hex(), data[7], data[8], data[9:17].hex(), Secret(data[17:]))


def parse_share(text: str) -> Share:
    """ParseShare: KEYS-51."""
    typed = "".join(_lower(character) for character in text.translate(SKIPPED))
    if len(typed) != TEXT_LENGTH:
        raise Refused("SHARE_MALFORMED")
    human, data = bech32m.decode(typed, "SHARE_MALFORMED")
    for engine, prefix in HUMAN.items():
        if prefix == human:
            return decode_share(engine, data)
    raise Refused("SHARE_MALFORMED")


def share_digest(share: Share) -> str:
    """ShareDigest: KEYS-52."""
    return hashlib.sha256(enc("share", share.engine, encode_share(share))).hexdigest()


def combine_shares(shares: list[Share]) -> Secret:
    """CombineShares: KEYS-53."""
    if not shares or len(shares) < shares[0].threshold:
        raise Refused("SHARES_TOO_FEW")
    for share in shares:
        if (share.engine, share.ceremony, share.threshold, share.check_value) != (
            shares[0].engine,
            shares[0].ceremony,
            shares[0].threshold,
            shares[0].check_value,
        ):
            raise Refused("SHARE_FOREIGN")
    points = [share.secret.reveal() for share in shares]
    if len({share.number for share in shares}) < len(shares) or len({point[-1] for point in points}) < len(shares):
        raise Refused("SHARE_DUPLICATE")
    places = [point[-1] for point in points]
    root = Secret(bytes(_at_zero(places, [point[index] for point in points]) for index in range(SECRET_LENGTH - 1)))
    if key_check_value(root).hex() != shares[0].check_value:
        raise Refused("KEY_CHECK_FAILED")
    return root


def _lower(character: str) -> str:
    return character.lower() if character.isascii() else character


def _times(left: int, right: int) -> int:
    """Product in GF(2^8), polynomial x^8 + x^4 + x^3 + x + 1."""
    product = 0
    while right:
        if right & 1:
            product ^= left
        left = left << 1 ^ (POLYNOMIAL if left & 0x80 else 0)
        right >>= 1
    return product


def _inverse(value: int) -> int:
    return next(other for other in range(1, 256) if _times(value, other) == 1)


def _at_zero(places: list[int], values: list[int]) -> int:
    """The value at 0 of the polynomial through the points (Lagrange)."""
    result = 0
    for index, place in enumerate(places):
        term = values[index]
        for other_index, other in enumerate(places):
            if other_index != index:
                term = _times(term, _times(other, _inverse(place ^ other)))
        result ^= term
    return result


def _given_share(given: dict) -> Share:
    secret = Secret(from_hex(given["secret"]))
    return Share(given["engine"], given["ceremony"], given["threshold"], given["number"], given["keyCheckValue"], secret)


def _print(given: dict) -> dict:
    share = _given_share(given)
    data = encode_share(share)
    return {"bytes": data.hex(), "text": bech32m.encode(HUMAN[share.engine], data), "digest": share_digest(share)}


def _parse(given: dict) -> dict:
    share = parse_share(given["text"])
    return {
        "engine": share.engine,
        "ceremony": share.ceremony,
        "threshold": share.threshold,
        "number": share.number,
        "keyCheckValue": share.check_value,
        "secret": share.secret.reveal().hex(),
    }


OPERATIONS = {
    "PrintShare": _print,
    "ParseShare": _parse,
    "CombineShares": lambda given: {
        "root": combine_shares([parse_share(text) for text in given["shares"]]).reveal().hex()
    },
}
