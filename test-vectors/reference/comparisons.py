"""Comparisons of names, birth dates and addresses (chapter 9, section 6)."""

from typing import Any, Callable

from derived_names import GROUPS, phonetic_key
from derived_places import additions_compatible

ALIKE_FIRST_LETTERS = ("aeiouy", "ckqgx", "fvp", "sz")


def within_one_edit(left: str, right: str) -> bool:
    """WithinOneEdit: LINK-9."""
    shorter, longer = sorted((left, right), key=len)
    if len(longer) - len(shorter) > 1:
        return False
    at = next((place for place, pair in enumerate(zip(shorter, longer)) if pair[0] != pair[1]), len(shorter))
    if len(shorter) < len(longer):
        return shorter[at:] == longer[at + 1 :]
    exchanged = shorter[at : at + 2] == longer[at : at + 2][::-1] and shorter[at + 2 :] == longer[at + 2 :]
    return shorter[at + 1 :] == longer[at + 1 :] or exchanged


def compare_births(left: str, right: str) -> str:
    """CompareBirths: LINK-10."""
    if not left or not right:
        return "unknown"
    if left == right:
        return "equal"
    one, other = left.split("-"), right.split("-")
    if one[0] == other[0] and one[1] == other[2] and one[2] == other[1]:
        return "typo"
    unlike = [pair for pair in zip(one, other) if pair[0] != pair[1]]
    if len(unlike) == 1 and _is_slip(*unlike[0]):
        return "typo"
    return "close" if abs(int(one[0]) - int(other[0])) <= 1 else "conflict"


def compare_surnames(left: dict, right: dict) -> str:
    """CompareSurnames: LINK-11."""
    one, other = left["surname"], right["surname"]
    if not one or not other:
        return "unknown"
    if one == other:
        return "equal"
    if any(len(part) >= 3 for part in set(left["surnameParts"]) & set(right["surnameParts"])):
        return "shared"
    if min(len(one), len(other)) < 4:
        return "different"
    if within_one_edit(one, other):
        return "near"
    if one[0] != other[0] and not any(one[0] in group and other[0] in group for group in ALIKE_FIRST_LETTERS):
        return "different"
    return "near" if phonetic_key(one) == phonetic_key(other) else "different"


def compare_given(left: dict, right: dict) -> str:
    """CompareGiven: LINK-12."""
    if not left["initials"] or not right["initials"]:
        return "unknown"
    if len(left["given"]) >= 2 and len(right["given"]) >= 2:
        return _compare_full_given(left["given"], right["given"])
    if left["initials"][0] == right["initials"][0] or _first_letters(left) & _first_letters(right):
        return "initial"
    if right["initials"][0] in left["initials"] or left["initials"][0] in right["initials"]:
        return "later-initial"
    return "conflict"


def compare_addresses(left: dict, right: dict) -> str:
    """CompareAddresses: LINK-13."""
    if left["country"] != right["country"]:
        return "different"
    compatible = additions_compatible(left["addition"], right["addition"])
    if not left["area"] or not right["area"]:
        return _compare_without_area(left, right, compatible)
    if left["area"] == right["area"]:
        return _compare_in_area(left, right, compatible)
    if not left["number"] or left["number"] != right["number"] or not compatible:
        return "different"
    if within_one_edit(left["area"], right["area"]):
        return "slip"
    same_city = left["city"] != "" and left["city"] == right["city"]
    streets = left["street"] != "" and right["street"] != ""
    return "slip" if same_city and streets and within_one_edit(left["street"], right["street"]) else "different"


def _is_slip(one: str, other: str) -> bool:
    places = [place for place, pair in enumerate(zip(one, other)) if pair[0] != pair[1]]
    if len(places) == 1:
        return True
    if len(places) != 2 or places[1] != places[0] + 1:
        return False
    first, second = places
    return one[first] == other[second] and one[second] == other[first]


def _compare_full_given(one: str, other: str) -> str:
    """Step 2 of CompareGiven."""
    shorter, longer = sorted((one, other), key=len)
    if one == other:
        return "equal"
    if any(one in group and other in group for group in GROUPS):
        return "alias"
    if len(shorter) >= 3 and longer.startswith(shorter):
        return "alias"
    return "near" if len(shorter) >= 4 and within_one_edit(one, other) else "conflict"


def _first_letters(side: dict) -> set[str]:
    """Step 4 of CompareGiven."""
    letters = {side["initials"][0]}
    for group in GROUPS:
        if side["given"] in group:
            letters |= {member[0] for member in group}
    return letters


def _compare_without_area(left: dict, right: dict, compatible: bool) -> str:
    """Step 2 of CompareAddresses."""
    if not left["number"] or left["number"] != right["number"]:
        return "unknown"
    if left["city"] and right["city"] and left["city"] != right["city"]:
        return "unknown"
    if left["street"] and left["street"] == right["street"]:
        return "street" if compatible else "door"
    may_be_one = not left["street"] or not right["street"] or within_one_edit(left["street"], right["street"])
    return "town" if may_be_one and left["city"] and left["city"] == right["city"] else "unknown"


def _compare_in_area(left: dict, right: dict, compatible: bool) -> str:
    """Step 3 of CompareAddresses."""
    one, other = left["number"], right["number"]
    if not one or not other:
        return "area"
    if one == other:
        if left["addition"] == right["addition"]:
            return "equal"
        return "addition" if compatible else "door"
    return "slip" if within_one_edit(one, other) else "neighbour"


def _one(compare: Callable[[Any, Any], str]) -> Callable[[dict], dict]:
    return lambda given: {"level": compare(given["left"], given["right"])}


def _pairs(compare: Callable[[Any, Any], str]) -> Callable[[dict], dict]:
    return lambda given: {
        "levels": [" ".join(compare(left, right) for right in given["values"]) for left in given["values"]]
    }


COMPARISONS = {
    "CompareBirths": compare_births,
    "CompareSurnames": compare_surnames,
    "CompareGiven": compare_given,
    "CompareAddresses": compare_addresses,
}
OPERATIONS = {
    "WithinOneEdit": lambda given: {"within": within_one_edit(given["left"], given["right"])},
    **{name: _one(compare) for name, compare in COMPARISONS.items()},
    **{f"{name}Pairs": _pairs(compare) for name, compare in COMPARISONS.items()},
}
