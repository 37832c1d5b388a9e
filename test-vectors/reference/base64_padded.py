"""Base64 with padding, one text for each byte string (RFC 4648 section 4; chapter 14, section 2)."""

import base64
import binascii


def encode(data: bytes) -> str:
    """The text of bytes."""
    return base64.b64encode(data).decode("ascii")


def decode(text: str) -> bytes | None:
    """The bytes of a text, or None when it is not the text of any bytes."""
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except (UnicodeEncodeError, binascii.Error):
        return None
    return data if encode(data) == text else None
