"""Which characters of a bech32m text were mistyped (chapter 5, section 11.2)."""

import bech32m

LOCATABLE = 89


def find_typing_errors(text: str) -> list[int]:
    """FindTypingErrors: the places, counted from 1, of one or two characters (KEYS-51)."""
    start = text.rfind("1") + 1
    data = text[start:]
    strange = [start + index + 1 for index, character in enumerate(data) if character not in bech32m.VALUES]
    if strange or start < 2 or len(data) > LOCATABLE:
        return strange
    if _is_whole(text):
        return []
    for first in range(len(data)):
        if any(_is_whole(changed) for changed in _changes(text, start + first)):
            return [start + first + 1]
    return _pair(text, start)


def _pair(text: str, start: int) -> list[int]:
    """Two characters: what each change adds to the checksum is added to what the others add (BIP 173: the code is linear)."""
    whole = _checksum(text)
    added: dict[int, int] = {}
    for place in range(start, len(text)):
        for changed in _changes(text, place):
            added[_checksum(changed) ^ whole] = place
    for value, place in added.items():
        other = added.get(whole ^ bech32m.CONSTANT ^ value)
        if other is not None:
            return sorted([place + 1, other + 1])
    return []


def _changes(text: str, place: int) -> list[str]:
    return [text[:place] + one + text[place + 1 :] for one in bech32m.ALPHABET if one != text[place]]


def _checksum(text: str) -> int:
    human, _, rest = text.rpartition("1")
    return bech32m._polymod(bech32m._expand(human) + [bech32m.VALUES[character] for character in rest])


def _is_whole(text: str) -> bool:
    return _checksum(text) == bech32m.CONSTANT


OPERATIONS = {"FindTypingErrors": lambda given: {"characters": find_typing_errors(given["text"])}}
