"""The one error of all operations: a refusal with a code of the closed list (chapter 0, section 8)."""


class Refused(Exception):
    """An input that an operation does not take; `code` is of the table of chapter 0, section 8."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
