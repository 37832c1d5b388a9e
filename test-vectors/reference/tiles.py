"""Tiles of hashes and bundles of entries (chapter 14, section 4)."""

import hashlib
import re
from typing import Iterator

from forms import LARGEST, is_whole
from merkle import HASH_LENGTH, leaf_hash, node_hash
from refusal import Refused
from text import from_hex

WIDTH = 256
HIGHEST_LEVEL = 63
LONGEST_ENTRY = 65_535
ENTRIES = "entries"
PATH = re.compile(r"tile/(entries|[0-9]{1,2})/((?:x[0-9]{3}/)*[0-9]{3})(?:\.p/([0-9]{1,3}))?")


def tile_path(level: int | str, index: int, width: int) -> str:
    """TilePath: AUDI-4."""
    if level != ENTRIES and not is_whole(level, 0, HIGHEST_LEVEL):
        raise Refused("LOG_TILE_INVALID")
    if not is_whole(index, 0, LARGEST) or not is_whole(width, 1, WIDTH):
        raise Refused("LOG_TILE_INVALID")
    digits = str(int(index))
    digits = digits.zfill(-(-len(digits) // 3) * 3)
    groups = [digits[at : at + 3] for at in range(0, len(digits), 3)]
    number = "/".join(["x" + group for group in groups[:-1]] + groups[-1:])
    name = level if level == ENTRIES else int(level)
    return f"tile/{name}/{number}" + ("" if width == WIDTH else f".p/{int(width)}")


def parse_tile_path(path: str) -> tuple[int | str, int, int]:
    """ParseTilePath, the level, index and width: AUDI-4."""
    match = PATH.fullmatch(path)
    if match is None:
        raise Refused("LOG_TILE_INVALID")
    level = ENTRIES if match[1] == ENTRIES else int(match[1])
    index = int(match[2].replace("/", "").replace("x", ""))
    width = WIDTH if match[3] is None else int(match[3])
    if tile_path(level, index, width) != path:
        raise Refused("LOG_TILE_INVALID")
    return level, index, width


def width_in_tree(level: int, index: int, size: int) -> int:
    """The width that a tile has in a tree of so many leaves, 0 when it is not there."""
    return max(0, min(WIDTH, (size >> (8 * level)) - WIDTH * index))


def tiles_of_tree(size: int) -> Iterator[tuple[int, int, int]]:
    """Level, index and width of every tile of hashes of a tree."""
    level = 0
    while size >> (8 * level) > 0:
        for index in range(-(-(size >> (8 * level)) // WIDTH)):
            yield level, index, width_in_tree(level, index, size)
        level += 1


def subtree_root(hashes: list[bytes]) -> bytes:
    """The root over neighbouring hashes whose number is a power of two."""
    while len(hashes) > 1:
        hashes = [node_hash(hashes[at], hashes[at + 1]) for at in range(0, len(hashes), 2)]
    return hashes[0]


def make_tiles(leaves: list[bytes]) -> dict[str, bytes]:
    """All tiles of hashes of a tree, by path, each at the width it has there: AUDI-5."""
    tiles: dict[str, bytes] = {}
    hashes, level = leaves, 0
    while hashes:
        for index in range(-(-len(hashes) // WIDTH)):
            of_tile = hashes[index * WIDTH : (index + 1) * WIDTH]
            tiles[tile_path(level, index, len(of_tile))] = b"".join(of_tile)
        full = len(hashes) // WIDTH
        hashes = [subtree_root(hashes[index * WIDTH : (index + 1) * WIDTH]) for index in range(full)]
        level += 1
    return tiles


def read_tile(data: bytes) -> list[bytes]:
    """The hashes of a tile: AUDI-5."""
    if len(data) % HASH_LENGTH != 0 or not 1 <= len(data) // HASH_LENGTH <= WIDTH:
        raise Refused("LOG_TILE_INVALID")
    return [data[at : at + HASH_LENGTH] for at in range(0, len(data), HASH_LENGTH)]


def encode_bundle(entries: list[bytes]) -> bytes:
    """EncodeEntryBundle: AUDI-6."""
    if not 1 <= len(entries) <= WIDTH:
        raise Refused("LOG_TILE_INVALID")
    if any(len(entry) > LONGEST_ENTRY for entry in entries):
        raise Refused("LOG_ENTRY_TOO_LARGE")
    return b"".join(len(entry).to_bytes(2, "big") + entry for entry in entries)


def decode_bundle(data: bytes) -> list[bytes]:
    """DecodeEntryBundle: AUDI-6."""
    entries: list[bytes] = []
    at = 0
    while at < len(data):
        length = int.from_bytes(data[at : at + 2], "big")
        end = at + 2 + length
        if at + 2 > len(data) or end > len(data):
            raise Refused("LOG_TILE_INVALID")
        entries.append(data[at + 2 : end])
        at = end
    if not 1 <= len(entries) <= WIDTH:
        raise Refused("LOG_TILE_INVALID")
    return entries


def _parse_path(given: dict) -> dict:
    level, index, width = parse_tile_path(given["path"])
    return {"level": level, "index": index, "width": width}


def _entries(given: dict) -> list[bytes]:
    if "count" in given:
        return [bytes(given["length"])] * given["count"]
    return [from_hex(entry) for entry in given["entries"]]


def _make_tiles(given: dict) -> dict:
    leaves = [leaf_hash(f"entry {number}".encode("ascii")) for number in range(given["entryCount"])]
    tiles = make_tiles(leaves)
    return {"tiles": {path: hashlib.sha256(b"\x00" + data).hexdigest() for path, data in tiles.items()}}


OPERATIONS = {
    "TilePath": lambda given: {"path": tile_path(given["level"], given["index"], given["width"])},
    "ParseTilePath": _parse_path,
    "EncodeEntryBundle": lambda given: {"bundle": encode_bundle(_entries(given)).hex()},
    "DecodeEntryBundle": lambda given: {
        "entries": [entry.hex() for entry in decode_bundle(from_hex(given["bundle"]))]
    },
    "ReadTile": lambda given: {"hashes": [value.hex() for value in read_tile(from_hex(given["tile"]))]},
    "MakeTiles": _make_tiles,
}
