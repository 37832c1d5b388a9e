"""Numbering plans (chapter 3, section 9.4; IDEN-26)."""

import re
from functools import cache
from typing import NamedTuple

import spec_tables

TABLE = spec_tables.load("identifier-phone")
REGIONS: dict[str, dict] = TABLE["regions"]
NON_GEOGRAPHIC: dict[str, dict] = TABLE["nonGeographic"]
CALLING_CODES: dict[str, list[str]] = TABLE["callingCodes"]
TYPES_IN_ORDER = (
    "MOBILE",
    "PREMIUM_RATE",
    "TOLL_FREE",
    "SHARED_COST",
    "VOIP",
    "PERSONAL_NUMBER",
    "PAGER",
    "UAN",
    "VOICEMAIL",
)
GROUP = re.compile(r"\$(\d)", re.ASCII)


class PhoneNumber(NamedTuple):
    """A number as parsed; it is *valid* when it has a type."""

    calling_code: str
    national: str
    plan: dict
    type: str | None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(f"(?:{pattern})", re.ASCII)


def _matches_entirely(pattern: str, number: str) -> bool:
    return _compiled(pattern).fullmatch(number) is not None


def plan_of_code(code: str) -> dict:
    """The plan of a calling code."""
    return REGIONS[CALLING_CODES[code][0]] if code in CALLING_CODES else NON_GEOGRAPHIC[code]


def type_of(national: str, plan: dict) -> str | None:
    """Type: that of a national number under a plan, or nothing."""
    if not _matches_entirely(plan["pattern"], national):
        return None
    if _is_of(national, plan, "FIXED_LINE"):
        mobile = plan["types"].get("MOBILE")
        either = not mobile or not mobile["pattern"] or _is_of(national, plan, "MOBILE")
        return "FIXED_LINE_OR_MOBILE" if either else "FIXED_LINE"
    return next((name for name in TYPES_IN_ORDER if _is_of(national, plan, name)), None)


def _is_of(national: str, plan: dict, name: str) -> bool:
    kind = plan["types"].get(name)
    return (
        bool(kind and kind["pattern"])
        and len(national) in kind.get("lengths", plan["lengths"])
        and _matches_entirely(kind["pattern"], national)
    )


def _region_of(code: str, national: str) -> str | None:
    """RegionOf."""
    regions = CALLING_CODES.get(code, [])
    if len(regions) == 1:
        return regions[0]
    for region in regions:
        leading = REGIONS[region].get("leadingDigits")
        if _compiled(leading).match(national) if leading else type_of(national, REGIONS[region]):
            return region
    return None


def _national(number: str, plan: dict) -> str:
    """National: the number without the national prefix."""
    prefix = plan.get("nationalPrefixForParsing")
    match = _compiled(prefix).match(number) if number and prefix else None
    if not match:
        return number
    behind = number[match.end() :]
    if match.re.groups and match[match.re.groups] and "transformRule" in plan:
        short = GROUP.sub(lambda group: match[int(group[1])] or "", plan["transformRule"]) + behind
    else:
        short = behind
    if short == number or (
        _matches_entirely(plan["pattern"], number) and not _matches_entirely(plan["pattern"], short)
    ):
        return number
    region = _region_of(plan["callingCode"], short)
    lengths = (REGIONS[region] if region else plan)["lengths"]
    return number if len(short) < max(lengths) and len(short) not in lengths else short


def parse(key: str, region: str | None) -> PhoneNumber | None:
    """Parse: a number as dialled in a region, or an international one."""
    rest = _international_rest(key, region)
    if rest is not None:
        return _parse_international(rest)
    plan = REGIONS[region]
    code = plan["callingCode"]
    if key.startswith(code):
        cut = key[len(code) :]
        before, after = _national(key, plan), _national(cut, plan)
        if (
            not _matches_entirely(plan["pattern"], before) and _matches_entirely(plan["pattern"], after)
        ) or len(before) > max(plan["lengths"]):
            return _finished(code, cut, plan_of_code(code), None)
    return _finished(code, key, plan, region)


def _international_rest(key: str, region: str | None) -> str | None:
    """Step 1: what is behind `+` or the international prefix; None when neither is there."""
    if key.startswith("+"):
        return key[1:]
    match = _compiled(REGIONS[region]["internationalPrefix"]).match(key)
    rest = key[match.end() :] if match else ""
    return rest if rest and not rest.startswith("0") else None


def _parse_international(rest: str) -> PhoneNumber | None:
    """Step 2."""
    if rest.startswith("0"):
        return None
    codes = (rest[:size] for size in (1, 2, 3))
    code = next((code for code in codes if code in CALLING_CODES or code in NON_GEOGRAPHIC), None)
    if code is None or rest == code:
        return None
    return _finished(code, rest[len(code) :], plan_of_code(code), None)


def _finished(code: str, number: str, plan: dict, known: str | None) -> PhoneNumber | None:
    """Steps 5 and 6."""
    national = _national(number, plan)
    region = _region_of(code, national) or known
    plan = REGIONS[region] if region else plan_of_code(code)
    if not 2 <= len(national) <= 17:
        return None
    return PhoneNumber(code, national, plan, type_of(national, plan))
