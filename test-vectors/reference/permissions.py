"""What the directory says of a request under dual control (chapter 17, sections 3 and 5)."""

from approvals import parse_request
from canonical_json import parse
from directories import find_agreement, find_organisation, parse_directory
from refusal import Refused


def check_allowed(directory: dict, request: dict, day: str) -> None:
    """What the directory says of a request: DUAL-5."""
    if request["act"] == "reveal":
        limit = _limit(directory, request["tenant"], request["domain"])
        agreement = find_agreement(directory, request["institution"], request["tenant"], request["domain"], day)
        consented = agreement is not None and "one-to-one-contact" in agreement["purposes"]
        if request["selection"]["count"] > limit or not consented:
            raise Refused("REVEAL_NOT_ALLOWED")
    if request["act"] == "translate" and not _may_translate(directory, request, day):
        raise Refused("TRANSLATE_NOT_ALLOWED")


def check_selected(selection: dict, parts: list[list[str]]) -> None:
    """Whether the parts of a selection are as many distinct pseudonyms as it says: DUAL-12."""
    every = [pseudonym for part in parts for pseudonym in part]
    if len(parts) != len(selection["digests"]) or not len(every) == len(set(every)) == selection["count"]:
        raise Refused("SELECTION_MISMATCH")


def _domain(directory: dict, tenant: str, identifier: str) -> dict | None:
    named = (domain for domain in directory["domains"] if (domain["tenant"], domain["id"]) == (tenant, identifier))
    return next(named, None)


def _limit(directory: dict, tenant: str, identifier: str) -> int:
    domain = _domain(directory, tenant, identifier)
    if domain is None or domain["mode"] != "reversible" or "reveal" not in domain:
        raise Refused("REVEAL_NOT_ALLOWED")
    return domain["reveal"]["personsPerDayMax"]


def _may_translate(directory: dict, request: dict, day: str) -> bool:
    entry = next((item for item in directory["translations"] if item["id"] == request["translation"]), None)
    domains = [_domain(directory, end["tenant"], end["domain"]) for end in (request["from"], request["to"])]
    if entry is None or None in domains or domains[0]["mode"] != domains[1]["mode"]:
        return False
    tenants = [find_organisation(directory, domain["tenant"]) for domain in domains]
    return (
        entry["from"] == request["from"]
        and entry["to"] == request["to"]
        and entry["inForceFrom"] <= day <= entry.get("inForceUntil", day)
        and all(tenant is not None and tenant["status"] == "active" for tenant in tenants)
    )


def _directory(given: dict) -> dict:
    return parse_directory(parse(given["directory"]))


def _allowed(given: dict) -> dict:
    check_allowed(_directory(given), parse_request(given["document"]), given["day"])
    return {"allowed": True}


def _day_limit(given: dict) -> dict:
    if given["before"] + given["persons"] > _limit(_directory(given), given["tenant"], given["domain"]):
        raise Refused("REVEAL_QUOTA_EXCEEDED")
    return {"allowed": True}


def _selected(given: dict) -> dict:
    check_selected(given["selection"], given["parts"])
    return {"allowed": True}


OPERATIONS = {"CheckAllowed": _allowed, "CheckDayLimit": _day_limit, "CheckSelected": _selected}
