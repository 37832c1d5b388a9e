"""The inputs and the digest of the accumulated cases (chapter 0, section 11)."""

import hashlib
from typing import Iterable, Iterator

from text import utf8


def pieces(name: str, count: int, size: int) -> Iterator[bytes]:
    """The SHAKE-128 stream of a text, cut into `count` pieces of `size` bytes."""
    stream = hashlib.shake_128(utf8(name)).digest(count * size)
    return (stream[at : at + size] for at in range(0, count * size, size))


def digest_of_lines(outputs: Iterable[str]) -> str:
    """SHA-256, in hexadecimal, of all outputs, each followed by a line feed."""
    digest = hashlib.sha256()
    for output in outputs:
        digest.update(utf8(output) + b"\n")
    return digest.hexdigest()
