"""The interactive graph page: its shell, style sheet and scripts, put together by `exports.page`."""

__all__: list[str] = []
