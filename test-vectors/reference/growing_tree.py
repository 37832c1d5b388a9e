"""A tree that is built entry by entry, with its root and its tiles at every size (chapter 14, sections 3 and 4)."""

import hashlib
from typing import Iterator

from merkle import leaf_hash, node_hash
from tiles import WIDTH, subtree_root


class GrowingTree:
    """The complete subtrees at the right edge, and the hashes of the tiles that are not full yet."""

    def __init__(self) -> None:
        self.size = 0
        self._peaks: list[bytes] = []
        self._open_tiles: list[list[bytes]] = []

    def add(self, entry: bytes) -> None:
        """One more leaf."""
        node = leaf_hash(entry)
        self._add_to_tile(0, node)
        position = self.size
        while position % 2 == 1:
            node = node_hash(self._peaks.pop(), node)
            position //= 2
        self._peaks.append(node)
        self.size += 1

    def root(self) -> bytes:
        """The root of the leaves so far."""
        if not self._peaks:
            return hashlib.sha256(b"").digest()
        root = self._peaks[-1]
        for peak in reversed(self._peaks[:-1]):
            root = node_hash(peak, root)
        return root

    def ended_tiles(self, whole: int) -> Iterator[tuple[int, int, bytes]]:
        """Level, index and bytes of the tiles, as wide as in a tree of `whole` leaves, that end with the last leaf."""
        for level, hashes in enumerate(self._open_tiles):
            count, rest = divmod(self.size, WIDTH**level)
            if rest == 0 and count > 0 and (count % WIDTH == 0 or count == whole // WIDTH**level):
                yield level, (count - 1) // WIDTH, b"".join(hashes)

    def _add_to_tile(self, level: int, node: bytes) -> None:
        if level == len(self._open_tiles):
            self._open_tiles.append([])
        hashes = self._open_tiles[level]
        if len(hashes) == WIDTH:
            hashes.clear()
        hashes.append(node)
        if len(hashes) == WIDTH:
            self._add_to_tile(level + 1, subtree_root(hashes))
