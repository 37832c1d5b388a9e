"""Many canonical values, cut from a stream (chapter 3, section 15)."""

import hashlib
from typing import Iterator

from identifiers import canonicalise_field
from letter_case import plain_lower, upper

SIZE = 16


def _pieces(stream: str, count: int) -> Iterator[bytes]:
    data = hashlib.shake_128(stream.encode("utf-8")).digest(SIZE * count)
    return (data[at : at + SIZE] for at in range(0, len(data), SIZE))


def _text_of(piece: bytes, part: dict) -> str:
    """The text that a piece of the stream stands for."""
    words, separators = part["pieces"], part["separators"]
    text = ""
    for k in range(1 + piece[1] % 4):
        if k:
            text += separators[piece[9 + k] % len(separators)]
        text += words[int.from_bytes(piece[2 + 2 * k : 4 + 2 * k], "big") % len(words)]
    letter_case = {1: upper, 2: plain_lower}.get(piece[15] % 4)
    return letter_case(text) if letter_case else text


def _line(piece: bytes, parts: list[dict], options: dict) -> str:
    part = parts[piece[0] % len(parts)]
    result = canonicalise_field(part["field"], _text_of(piece, part), options)
    shown = "!" + result["error"] if "error" in result else "=" + result["value"] if "value" in result else "-"
    return f"{part['field']}\t{shown}\t{','.join(result.get('changes', []))}\n"


def canonicalise_many(given: dict) -> dict:
    """CanonicaliseMany: the digest of one line for each result."""
    digest = hashlib.sha256()
    for piece in _pieces(given["stream"], given["count"]):
        digest.update(_line(piece, given["parts"], given["options"]).encode("utf-8"))
    return {"sha256": digest.hexdigest()}


OPERATIONS = {"CanonicaliseMany": canonicalise_many}
