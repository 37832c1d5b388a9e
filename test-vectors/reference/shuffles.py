"""The shuffle of the rows of a delivery (chapter 12, section 3.1)."""

import secrets
from typing import Any, Callable


def shuffle(items: list, random: Callable[[int], int] = secrets.randbelow) -> list:
    """Shuffle, every order equally likely: DELI-2."""
    order = list(items)
    for last in range(len(order) - 1, 0, -1):
        other = random(last + 1)
        order[last], order[other] = order[other], order[last]
    return order


def _shuffle(given: dict) -> dict[str, Any]:
    draws = iter(given["draws"])
    return {"items": shuffle(given["items"], lambda _: next(draws))}


OPERATIONS = {"Shuffle": _shuffle}
