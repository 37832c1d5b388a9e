"""Bech32m (chapter 0, section 3.4; BIP 350, BIP 173)."""

from refusal import Refused

ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
VALUES = {character: value for value, character in enumerate(ALPHABET)}
CONSTANT = 0x2BC830A3
CHECKSUM_LENGTH = 6
LONGEST = 90


def _reduction(top: int) -> int:
    generators = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
    result = 0
    for bit, generator in enumerate(generators):
        if top >> bit & 1:
            result ^= generator
    return result


REDUCTIONS = [_reduction(top) for top in range(32)]


def encode(human: str, data: bytes) -> str:
    """The text of a human-readable part, in lower case, and bytes."""
    groups = _to_groups(data)
    checked = _polymod(_expand(human) + groups + [0] * CHECKSUM_LENGTH) ^ CONSTANT
    checksum = [checked >> 5 * (CHECKSUM_LENGTH - 1 - place) & 31 for place in range(CHECKSUM_LENGTH)]
    return human + "1" + "".join([ALPHABET[group] for group in groups + checksum])


def decode(text: str, code: str) -> tuple[str, bytes]:
    """The human-readable part, in lower case, and the bytes; refuses everything else with the code given."""
    lower = text.lower()
    if not text.isascii() or len(text) > LONGEST or not all("!" <= character <= "~" for character in text):
        raise Refused(code)
    if text not in (lower, text.upper()):
        raise Refused(code)
    human, separator, rest = lower.rpartition("1")
    if not separator or not human or len(rest) < CHECKSUM_LENGTH or not VALUES.keys() >= set(rest):
        raise Refused(code)
    groups = [VALUES[character] for character in rest]
    if _polymod(_expand(human) + groups) != CONSTANT:
        raise Refused(code)
    return human, _to_bytes(groups[:-CHECKSUM_LENGTH], code)


def _expand(human: str) -> list[int]:
    codes = human.encode("ascii")
    return [value >> 5 for value in codes] + [0] + [value & 31 for value in codes]


def _polymod(values: list[int]) -> int:
    checked = 1
    for value in values:
        checked = (checked & 0x1FFFFFF) << 5 ^ value ^ REDUCTIONS[checked >> 25]
    return checked


def _to_groups(data: bytes) -> list[int]:
    count = -(-len(data) * 8 // 5)
    number = int.from_bytes(data, "big") << count * 5 - len(data) * 8
    return [number >> shift & 31 for shift in range((count - 1) * 5, -1, -5)]


def _to_bytes(groups: list[int], code: str) -> bytes:
    size, padding = divmod(len(groups) * 5, 8)
    number = 0
    for group in groups:
        number = number << 5 | group
    if padding > 4 or number & (1 << padding) - 1:
        raise Refused(code)
    return (number >> padding).to_bytes(size, "big")
