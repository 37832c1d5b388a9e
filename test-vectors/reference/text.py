"""Conversions between text and bytes (chapter 0, section 3)."""

import re

import base64url
from refusal import Refused

HEX = re.compile(r"(?:[0-9a-f]{2})*", re.ASCII)


def utf8(text: str) -> bytes:
    """Utf8: CONV-2."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        raise Refused("ENC_FIELD_INVALID") from None


def from_utf8(data: bytes) -> str:
    """FromUtf8: CONV-3."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused("TEXT_NOT_UTF8") from None


def from_hex(text: str) -> bytes:
    """FromHex: CONV-5."""
    if not HEX.fullmatch(text):
        raise Refused("HEX_INVALID")
    return bytes.fromhex(text)


def is_well_formed(text: str) -> bool:
    """Whether a text holds no lone surrogate (section 3)."""
    return not any("\ud800" <= character <= "\udfff" for character in text)


OPERATIONS = {
    "Utf8": lambda given: {"bytes": utf8(given["text"]).hex()},
    "FromUtf8": lambda given: {"text": from_utf8(from_hex(given["bytes"]))},
    "FromHex": lambda given: {"bytes": from_hex(given["text"]).hex()},
    "ToBase64url": lambda given: {"text": base64url.encode(from_hex(given["bytes"]))},
    "FromBase64url": lambda given: {"bytes": base64url.decode(given["text"]).hex()},
}
