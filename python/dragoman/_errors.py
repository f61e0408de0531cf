"""What can go wrong."""


class Error(Exception):
    """An expected failure. `code` is one of "io", "format", "unsupported", "invalid", "too_large"."""

    def __init__(self, message: str, code: str = "invalid") -> None:
        super().__init__(message)
        self.code = code
