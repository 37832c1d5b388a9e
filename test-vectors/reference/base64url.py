"""Base64url without padding, one text for each byte string (chapter 0, section 3.3)."""

import base64
import re

from refusal import Refused

ALPHABET = re.compile(r"[A-Za-z0-9_-]*")


def encode(data: bytes) -> str:
    """ToBase64url."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def decode(text: str) -> bytes:
    """FromBase64url: CONV-6."""
    if not ALPHABET.fullmatch(text) or len(text) % 4 == 1:
        raise Refused("BASE64URL_INVALID")
    data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if encode(data) != text:
        raise Refused("BASE64URL_INVALID")
    return data
