"""A row under way: the results of its fields and the usable values (chapter 3, section 11; IDEN-33)."""

from typing import Mapping

from changes import note
from identifiers import Result, canonicalise_field, result_of, settle

NOT_IN_IDENTITY = frozenset(("fullName", "addressLine"))


class Row:
    """What CanonicaliseIdentity works on: raw values and options; results and identity so far."""

    def __init__(self, raw: Mapping[str, str], options: Mapping[str, str]) -> None:
        self.raw = raw
        self.options = dict(options)
        self.fields: dict[str, Result] = {}
        self.identity: dict[str, str | bool] = {}

    def put(self, field: str, result: Result) -> None:
        """Put."""
        self.fields[field] = result
        if "value" in result and field not in NOT_IN_IDENTITY:
            self.identity[field] = result["value"]
        else:
            self.identity.pop(field, None)

    def put_field(self, field: str) -> None:
        """Put what CanonicaliseField gives, if the field is given."""
        if field in self.raw:
            self.put(field, canonicalise_field(field, self.raw[field], self.options))

    def put_derived(self, field: str, value: str | None, code: str) -> None:
        """PutDerived."""
        if not value or "value" in self.fields.get(field, {}):
            return
        changes = list(self.fields.get(field, {}).get("changes", []))
        note(changes, code)
        self.put(field, result_of(value, changes))

    def settled_name(self, field: str, value: str | None) -> str | None:
        """Settled, of a part of a name."""
        return settle(field, result_of(value, ["NAME_SPLIT"]), self.options).get("value") if value else None

    def settled_alone(self, field: str, value: str | None) -> str | None:
        """Settled, of a street, a town or an addition."""
        return canonicalise_field(field, value, self.options).get("value") if value else None
