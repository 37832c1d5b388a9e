"""What the form of a directory does not show (chapter 10, section 3.1)."""

from typing import Any, Callable, Iterable

from directory_people import TTP, check_people
from refusal import Refused

LAST_DAY = "9999-12-31"
SCOPES_OF_KIND = {
    "institution": {"delivery:write", "delivery:read", "log:read"},
    "tenant": {"release:read", "rewrap:write", "log:read"},
    "auditor": {"log:read"},
}

Holder = tuple[str, str]


def check_directory(directory: dict) -> None:
    """CheckDirectory: DIRE-3 to DIRE-6."""
    _check_unique(directory)
    for organisation in directory["organisations"]:
        _check_gates(organisation)
    holders = _check_holders(directory)
    _check_references(directory)
    _check_periods(directory["agreements"], lambda item: (item["institution"], item["tenant"], item["domain"]))
    _check_periods(directory["translations"], lambda item: (*_name(item["from"]), *_name(item["to"])))
    check_people(directory, holders)


def _check_unique(directory: dict) -> None:
    """Step 1."""
    organisations, domains = directory["organisations"], directory["domains"]
    lists: tuple[list[Any], ...] = (
        [organisation["id"] for organisation in organisations],
        [client["clientId"] for organisation in organisations for client in organisation["clients"]],
        [(domain["tenant"], domain["id"]) for domain in domains],
        [domain["prefix"] for domain in domains],
        *([item["id"] for item in directory[name]] for name in ("agreements", "translations", "people")),
        [bundle["digest"] for bundle in directory.get("portal", {"bundles": []})["bundles"]],
    )
    if any(len(values) != len(set(values)) for values in lists):
        raise Refused("DIRECTORY_NOT_UNIQUE")


def _check_gates(organisation: dict) -> None:
    """Step 2: DIRE-4."""
    if organisation["id"] == TTP:
        raise Refused("DIRECTORY_INVALID")
    scopes = {scope for client in organisation["clients"] for scope in client["scopes"]}
    if "release:read" in scopes and any(scope.startswith("delivery:") for scope in scopes):
        raise Refused("DIRECTORY_OPENS_BOTH_GATES")
    if scopes - SCOPES_OF_KIND[organisation["kind"]]:
        auditor = organisation["kind"] == "auditor"
        raise Refused("DIRECTORY_INVALID" if auditor else "DIRECTORY_OPENS_BOTH_GATES")
    if (organisation["kind"] == "tenant") != bool(organisation["sealKeys"]):
        raise Refused("DIRECTORY_INVALID")


def _check_holders(directory: dict) -> dict[str, Holder]:
    """Step 3: DIRE-5. An engine, an organisation and a client are holders."""
    holders: dict[str, Holder] = {}
    certificates: dict[str, Holder] = {}
    for name in ("identity", "key"):
        engine = directory["engines"][name]
        _hold(holders, engine["seal"] + engine["sign"], ("engine", name), "DIRECTORY_OPENS_BOTH_GATES")
    for organisation in directory["organisations"]:
        _hold(holders, organisation["sealKeys"], ("organisation", organisation["id"]), "DIRECTORY_KEY_SHARED")
        for client in organisation["clients"]:
            holder = ("client", client["clientId"])
            _hold(holders, client["keys"], holder, "DIRECTORY_KEY_SHARED")
            named = [{"kid": digest} for digest in client.get("certificates", [])]
            _hold(certificates, named, holder, "DIRECTORY_KEY_SHARED")
    return holders


def _hold(holders: dict[str, Holder], keys: Iterable[dict], holder: Holder, shared: str) -> None:
    for key in keys:
        other = holders.get(key["kid"])
        if other == holder:
            raise Refused("DIRECTORY_NOT_UNIQUE")
        if other is not None:
            gates = holder[0] == "organisation" and other[0] == "engine"
            raise Refused("DIRECTORY_OPENS_BOTH_GATES" if gates else shared)
        holders[key["kid"]] = holder


def _check_references(directory: dict) -> None:
    """Step 4."""
    kinds = {organisation["id"]: organisation["kind"] for organisation in directory["organisations"]}
    if any(kinds.get(domain["tenant"]) != "tenant" for domain in directory["domains"]):
        raise Refused("DIRECTORY_REFERENCE_UNKNOWN")
    modes = {(domain["tenant"], domain["id"]): domain["mode"] for domain in directory["domains"]}
    if any("reveal" in domain and domain["mode"] != "reversible" for domain in directory["domains"]):
        raise Refused("DIRECTORY_INVALID")
    for agreement in directory["agreements"]:
        mode = modes.get(_name(agreement))
        if kinds.get(agreement["institution"]) != "institution" or mode is None:
            raise Refused("DIRECTORY_REFERENCE_UNKNOWN")
        if mode != "reversible" and "one-to-one-contact" in agreement["purposes"]:
            raise Refused("DIRECTORY_INVALID")
    for translation in directory["translations"]:
        source, target = _name(translation["from"]), _name(translation["to"])
        if source not in modes or target not in modes:
            raise Refused("DIRECTORY_REFERENCE_UNKNOWN")
        if source == target or modes[source] != modes[target]:
            raise Refused("DIRECTORY_INVALID")
    if any(person["organisation"] not in {TTP, *kinds} for person in directory["people"]):
        raise Refused("DIRECTORY_REFERENCE_UNKNOWN")


def _name(item: dict) -> tuple[str, str]:
    return item["tenant"], item["domain"]


def _check_periods(items: list[dict], parties_of: Callable[[dict], tuple]) -> None:
    """Step 5: DIRE-6, DIRE-36."""
    ends: dict[tuple, str] = {}
    for item in sorted(items, key=lambda each: each["inForceFrom"]):
        end = item.get("inForceUntil", LAST_DAY)
        if end < item["inForceFrom"]:
            raise Refused("DIRECTORY_INVALID")
        parties = parties_of(item)
        if item["inForceFrom"] <= ends.get(parties, ""):
            raise Refused("DIRECTORY_NOT_UNIQUE")
        ends[parties] = end
