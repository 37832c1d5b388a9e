"""Secrets in memory (chapter 5, section 3)."""

from typing import NoReturn

from refusal import Refused

SHORTEST = 16
LONGEST = 64


class Secret:
    """A root, a seed or a key; it shows its length, and its bytes to `reveal` alone (KEYS-5 to KEYS-7)."""

    __slots__ = ("_bytes", "_destroyed")

    def __init__(self, data: bytes) -> None:
        if not SHORTEST <= len(data) <= LONGEST:
            raise Refused("KEY_LENGTH_INVALID")
        self._bytes = bytearray(data)
        self._destroyed = False

    def __len__(self) -> int:
        return len(self._bytes)

    def __repr__(self) -> str:
        return "Secret"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret is not copied out of the process")

    def reveal(self) -> bytes:
        """The bytes, for the computation that uses them."""
        if self._destroyed:
            raise Refused("KEY_DESTROYED")
        return bytes(self._bytes)

    def destroy(self) -> None:
        """Overwrite the bytes; a second time does nothing (KEYS-7)."""
        self._bytes[:] = bytes(len(self._bytes))
        self._destroyed = True
