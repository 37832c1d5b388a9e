"""The protocol of a ceremony (chapter 5, section 11.4)."""

from typing import Any

from directory_form import READABLE
from documents import verify_document
from forms import DIGEST_HEX, MOMENT, NAME, is_closed, is_whole, matches
from refusal import Refused
from shares import CEREMONY, CHECK_VALUE, MOST_SHARES


def parse_ceremony(value: Any) -> dict:
    """ParseCeremony: KEYS-54."""
    names = ["schema", "id", "engine", "act", "at", "software", "threshold", "keyCheckValue", "shares", "witnesses"]
    if not is_closed(value, names, ["previous"]):
        raise Refused("CEREMONY_INVALID")
    sound = (
        value["schema"] == "sluis-ceremony/1"
        and matches(value["id"], CEREMONY)
        and value["engine"] in ("key", "identity")
        and value["act"] in ("create", "reshare")
        and matches(value["at"], MOMENT)
        and matches(value["software"], READABLE)
        and is_whole(value["threshold"], 2, MOST_SHARES)
        and matches(value["keyCheckValue"], CHECK_VALUE)
        and isinstance(value["shares"], list)
        and 2 <= len(value["shares"]) <= MOST_SHARES
        and all(_is_share(share, number + 1) for number, share in enumerate(value["shares"]))
        and isinstance(value["witnesses"], list)
        and len(value["witnesses"]) <= MOST_SHARES
        and all(matches(witness, NAME) for witness in value["witnesses"])
        and ("previous" not in value or matches(value["previous"], CEREMONY))
    )
    if not sound:
        raise Refused("CEREMONY_INVALID")
    people = [share["custodian"] for share in value["shares"]] + value["witnesses"]
    digests = {share["digest"] for share in value["shares"]}
    sensible = (
        value["threshold"] <= len(value["shares"])
        and len(digests) == len(value["shares"])
        and len(set(people)) == len(people)
        and (value["act"] == "reshare") == ("previous" in value)
        and value.get("previous") != value["id"]
    )
    if not sensible:
        raise Refused("CEREMONY_INVALID")
    return value


def _is_share(share: Any, number: int) -> bool:
    return (
        is_closed(share, ["number", "custodian", "digest"])
        and is_whole(share["number"], number, number)
        and matches(share["custodian"], NAME)
        and matches(share["digest"], DIGEST_HEX)
    )


def _verify(given: dict) -> dict:
    document, _ = verify_document("sluis-ceremony", given["jws"], given["keys"])
    return {"ceremony": parse_ceremony(document)}


OPERATIONS = {
    "ParseCeremony": lambda given: {"ceremony": parse_ceremony(given["ceremony"])},
    "VerifyCeremony": _verify,
}
