"""The injective encoding (chapter 2, section 1)."""

import streams
from refusal import Refused
from text import from_hex, is_well_formed, utf8

LONGEST_LABEL = 255
MOST_FIELDS = 0xFFFF
LONGEST_FIELD = 0xFFFFFFFF


def enc(label: str, *fields: bytes | str) -> bytes:
    """Enc: ENCO-1 to ENCO-3."""
    name = utf8(label)
    if not 1 <= len(name) <= LONGEST_LABEL or len(fields) > MOST_FIELDS:
        raise Refused("ENC_FIELD_INVALID")
    pieces = [len(name).to_bytes(1, "big"), name, len(fields).to_bytes(2, "big")]
    for field in fields:
        data = utf8(field) if isinstance(field, str) else field
        if len(data) > LONGEST_FIELD:
            raise Refused("ENC_FIELD_INVALID")
        pieces += [len(data).to_bytes(4, "big"), data]
    return b"".join(pieces)


def decode_enc(label: str, data: bytes) -> list[bytes]:
    """DecodeEnc: ENCO-4."""
    name = label.encode("utf-8") if is_well_formed(label) else b""
    if not 1 <= len(name) <= LONGEST_LABEL:
        raise Refused("ENC_MALFORMED")
    prefix = len(name).to_bytes(1, "big") + name
    if not data.startswith(prefix):
        raise Refused("ENC_MALFORMED")
    count, at = _read_number(data, len(prefix), 2)
    fields = []
    for _ in range(count):
        length, at = _read_number(data, at, 4)
        fields.append(_read(data, at, length))
        at += length
    if at != len(data):
        raise Refused("ENC_MALFORMED")
    return fields


def _read(data: bytes, at: int, length: int) -> bytes:
    if at + length > len(data):
        raise Refused("ENC_MALFORMED")
    return data[at : at + length]


def _read_number(data: bytes, at: int, size: int) -> tuple[int, int]:
    return int.from_bytes(_read(data, at, size), "big"), at + size


def _field(given: dict) -> bytes | str:
    return given["text"] if "text" in given else from_hex(given["hex"])


def _enc_many(given: dict) -> dict:
    """EncMany (section 7): each piece of 16 bytes is cut into three fields."""
    encodings = []
    for piece in streams.pieces(given["stream"], given["count"], 16):
        first = 2 + piece[0] % 8
        second = first + piece[1] % 8
        encodings.append(enc(given["label"], piece[2:first], piece[first:second], piece[second:]).hex())
    return {"sha256": streams.digest_of_lines(encodings)}


OPERATIONS = {
    "Enc": lambda given: {"bytes": enc(given["label"], *map(_field, given["fields"])).hex()},
    "EncMany": _enc_many,
    "DecodeEnc": lambda given: {
        "fields": [field.hex() for field in decode_enc(given["label"], from_hex(given["bytes"]))]
    },
}
