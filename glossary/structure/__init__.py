"""The structure of a document: its numbered sections, enumerations and exposition themes."""

from glossary.structure.outline import outline

__all__ = ["outline"]
