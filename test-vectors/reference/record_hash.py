"""The hash by which a linkability report samples distinct records (chapter 9, section 11.7)."""

import struct

MEMBERS = (
    "relationNumber",
    "givenName",
    "initials",
    "familyNamePrefix",
    "familyName",
    "birthDate",
    "email",
    "phone",
    "postcode",
    "houseNumber",
    "houseNumberAddition",
    "street",
    "city",
    "country",
    "postcodeArea",
)
MARKS = {"organisation": "o", "household": "h", "postOfficeBox": "p"}
WORD = 0xFFFFFFFF


def hash_of(identity: dict) -> int:
    """A number below 2^53, the same for the same record."""
    marks = "".join(letter for mark, letter in MARKS.items() if mark in identity)
    text = "\x1f".join([*(identity.get(member, "") for member in MEMBERS), marks])
    a, b = 0xDEADBEEF, 0x41C6CE57
    units = text.encode("utf-16-le")
    for unit in struct.unpack(f"<{len(units) // 2}H", units):
        a = (a ^ unit) * 2654435761 & WORD
        b = (b ^ unit) * 1597334677 & WORD
    a = ((a ^ a >> 16) * 2246822507 ^ (b ^ b >> 13) * 3266489909) & WORD
    b = ((b ^ b >> 16) * 2246822507 ^ (a ^ a >> 13) * 3266489909) & WORD
    return (b % (1 << 21) << 32) + a


def zeros_in_front(key: int) -> int:
    """Zero bits in front of the low half."""
    return 32 - (key & WORD).bit_length()
