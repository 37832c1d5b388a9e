"""Proofs made from tiles (chapter 14, section 4.3)."""

from typing import Callable

from merkle import HASH_LENGTH, consistency_proof, inclusion_proof, node_hash, split_point
from refusal import Refused
from text import from_hex
from tiles import WIDTH, subtree_root, tile_path, width_in_tree

TileSource = Callable[[str], bytes | None]


def prove_inclusion(size: int, index: int, source: TileSource) -> tuple[list[bytes], list[str]]:
    """An inclusion proof made from tiles, and the paths of those it needs: AUDI-7."""
    reader = _Reader(size, source)
    return inclusion_proof(size, index, reader.range_root), list(reader.tiles)


def prove_consistency(size: int, old_size: int, source: TileSource) -> tuple[list[bytes], list[str]]:
    """A consistency proof made from tiles, and the paths of those it needs: AUDI-7."""
    reader = _Reader(size, source)
    return consistency_proof(size, old_size, reader.range_root), list(reader.tiles)


class _Reader:
    """The tiles of a tree of one size, each fetched once."""

    def __init__(self, size: int, source: TileSource) -> None:
        self.size = size
        self.source = source
        self.tiles: dict[str, bytes] = {}

    def range_root(self, first: int, end: int) -> bytes:
        """The root of a range of leaves that is a node of the tree."""
        count = end - first
        if count & (count - 1) == 0:
            return self._complete(first, count.bit_length() - 1)
        middle = first + split_point(count)
        return node_hash(self.range_root(first, middle), self.range_root(middle, end))

    def _complete(self, first: int, height: int) -> bytes:
        """The root of the complete subtree of 2^height leaves that begins at `first`."""
        level, count = height // 8, 1 << (height % 8)
        number = (first >> height) * count
        index, offset = divmod(number, WIDTH)
        tile = self._tile(level, index)
        return subtree_root(
            [tile[HASH_LENGTH * at : HASH_LENGTH * (at + 1)] for at in range(offset, offset + count)]
        )

    def _tile(self, level: int, index: int) -> bytes:
        width = width_in_tree(level, index, self.size)
        path = tile_path(level, index, width)
        if path not in self.tiles:
            data = self.source(path)
            if data is None or len(data) < width * HASH_LENGTH:
                raise Refused("LOG_NODE_MISSING")
            self.tiles[path] = data
        return self.tiles[path]


def _prove(given: dict) -> dict:
    tiles = {path: from_hex(data) for path, data in given["tiles"].items()}
    if "index" in given:
        proof, paths = prove_inclusion(given["size"], given["index"], tiles.get)
    else:
        proof, paths = prove_consistency(given["size"], given["oldSize"], tiles.get)
    return {"tilesNeeded": paths, "proof": [value.hex() for value in proof]}


OPERATIONS = {"ProveFromTiles": _prove}
