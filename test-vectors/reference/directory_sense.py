"""What the form of a directory does not show (chapter 10, section 3.1)."""

from typing import Any, Iterable

from refusal import Refused

LAST_DAY = "9999-12-31"
SCOPES_OF_KIND = {
    "institution": {"delivery:write", "delivery:read", "log:read"},
    "tenant": {"release:read", "log:read"},
    "auditor": {"log:read"},
}

Holder = tuple[str, str]


def check_directory(directory: dict) -> None:
    """CheckDirectory: DIRE-3 to DIRE-6."""
    _check_unique(directory)
    for organisation in directory["organisations"]:
        _check_gates(organisation)
    _check_holders(directory)
    _check_references(directory)
    _check_agreements(directory["agreements"])


def _check_unique(directory: dict) -> None:
    """Step 1."""
    organisations, domains = directory["organisations"], directory["domains"]
    lists: tuple[list[Any], ...] = (
        [organisation["id"] for organisation in organisations],
        [client["clientId"] for organisation in organisations for client in organisation["clients"]],
        [(domain["tenant"], domain["id"]) for domain in domains],
        [domain["prefix"] for domain in domains],
        [agreement["id"] for agreement in directory["agreements"]],
    )
    if any(len(values) != len(set(values)) for values in lists):
        raise Refused("DIRECTORY_NOT_UNIQUE")


def _check_gates(organisation: dict) -> None:
    """Step 2: DIRE-4."""
    scopes = {scope for client in organisation["clients"] for scope in client["scopes"]}
    if "release:read" in scopes and any(scope.startswith("delivery:") for scope in scopes):
        raise Refused("DIRECTORY_OPENS_BOTH_GATES")
    if scopes - SCOPES_OF_KIND[organisation["kind"]]:
        auditor = organisation["kind"] == "auditor"
        raise Refused("DIRECTORY_INVALID" if auditor else "DIRECTORY_OPENS_BOTH_GATES")
    if (organisation["kind"] == "tenant") != bool(organisation["sealKeys"]):
        raise Refused("DIRECTORY_INVALID")


def _check_holders(directory: dict) -> None:
    """Step 3: DIRE-5. An engine, an organisation and a client are holders."""
    holders: dict[str, Holder] = {}
    for name in ("identity", "key"):
        engine = directory["engines"][name]
        _hold(holders, engine["seal"] + engine["sign"], ("engine", name), "DIRECTORY_OPENS_BOTH_GATES")
    for organisation in directory["organisations"]:
        _hold(holders, organisation["sealKeys"], ("organisation", organisation["id"]), "DIRECTORY_KEY_SHARED")
        for client in organisation["clients"]:
            _hold(holders, client["keys"], ("client", client["clientId"]), "DIRECTORY_KEY_SHARED")


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
    domains = {(domain["tenant"], domain["id"]) for domain in directory["domains"]}
    for agreement in directory["agreements"]:
        named = (agreement["tenant"], agreement["domain"])
        if kinds.get(agreement["institution"]) != "institution" or named not in domains:
            raise Refused("DIRECTORY_REFERENCE_UNKNOWN")


def _check_agreements(agreements: list[dict]) -> None:
    """Step 5: DIRE-6."""
    ends: dict[tuple[str, str, str], str] = {}
    for agreement in sorted(agreements, key=lambda item: item["inForceFrom"]):
        end = agreement.get("inForceUntil", LAST_DAY)
        if end < agreement["inForceFrom"]:
            raise Refused("DIRECTORY_INVALID")
        parties = (agreement["institution"], agreement["tenant"], agreement["domain"])
        if agreement["inForceFrom"] <= ends.get(parties, ""):
            raise Refused("DIRECTORY_NOT_UNIQUE")
        ends[parties] = end
