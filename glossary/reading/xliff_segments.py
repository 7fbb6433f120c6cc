"""The segments of an XLIFF file with the units that they stand in: what the reader reads and what notes are put into.

XLIFF 1.0 to 1.2 (OASIS 2008) has ``trans-unit`` with ``source``, ``seg-source`` and ``target``, cut into segments by
``mrk mtype="seg"``; SDLXLIFF and MQXLIFF are such files. XLIFF 2.0 to 2.2 has ``unit`` with ``segment`` in it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from lxml import etree

from glossary.errors import InputError
from glossary.reading.base import Paragraph, Source, trimmed
from glossary.reading.inline import XML_LANG, language_of_tag, segment_text
from glossary.reading.markup import line_of, local_name, parse
from glossary.script import language_of
from glossary.types import Lang

__all__ = ["Dialect", "Segment", "Segments", "read_segments"]

_HINT: Final = "export the file again as XLIFF"
_NAMESPACE_2: Final = "urn:oasis:names:tc:xliff:document:2."


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a version of XLIFF calls things.

    Attributes:
        major: ``1`` or ``2``.
        namespace: The namespace of the file's elements; empty for none.
    """

    major: Literal[1, 2]
    namespace: str

    def tag(self, name: str) -> str:
        """Return the tag of an element as lxml writes it."""
        return f"{{{self.namespace}}}{name}" if self.namespace else name

    @property
    def unit(self) -> str:
        """Local name of the element that holds segments and notes."""
        return "trans-unit" if self.major == 1 else "unit"


@dataclass(frozen=True, slots=True)
class Segment:
    """A segment with Chinese; its place in the sequence of segments, from 1, is the number of its paragraph pair.

    Attributes:
        place: Which unit of the file it stands in, counted from 0 over all units, read or not.
        name: Its name in the unit (``mid`` or ``id``); empty where the unit is one segment.
        target: The language that was translated into.
        zh: The Chinese.
        en: The English; empty where it is not translated. Several where segments have English alone: these
            belong to the one before.
    """

    place: int
    name: str
    target: Lang
    zh: Paragraph
    en: tuple[Paragraph, ...] = ()


@dataclass(frozen=True, slots=True)
class Segments:
    """The segments of a file.

    Attributes:
        dialect: How the file calls things.
        segments: Those that have Chinese, in the order of the file.
    """

    dialect: Dialect
    segments: tuple[Segment, ...]


def read_segments(source: Source, *, source_only: bool = False) -> Segments:
    """Read the segments that have Chinese.

    Left out are units that are not to be translated (``translate="no"``) and proposals (``alt-trans``, ``matches``).
    A target that repeats a source in the source language is no translation.

    Args:
        source: The file.
        source_only: Whether the Chinese alone is wanted; the other language is then not looked at.

    Returns:
        The segments.

    Raises:
        InputError: It is no well-formed XLIFF of a known version, its languages are not Chinese and English, or an
            id is taken twice; names the line.
    """
    root = parse(source.content, source.path, hint=_HINT, roots=["xliff"], what="XLIFF", encoding=source.encoding)
    dialect = _dialect_of(root, source)
    return Segments(dialect, tuple(_Walk(source, dialect, source_only).segments(root)))


def _dialect_of(root: etree._Element, source: Source) -> Dialect:
    """Return the dialect of a file, by the version and else by the namespace."""
    namespace = root.tag.rpartition("}")[0].removeprefix("{")
    version = root.get("version", "").strip()
    if version.startswith("2.") or (not version and (namespace.startswith(_NAMESPACE_2) or root.get("srcLang"))):
        return Dialect(2, namespace)
    if version in ("", "1", "1.0", "1.1", "1.2"):
        return Dialect(1, namespace)
    hint = "export it as XLIFF 1.2, 2.0 or 2.1"
    raise InputError(f"XLIFF {version} is not known", path=source.path, line=line_of(root), hint=hint)


#: A segment before its languages are looked at: name, source, target.
_Raw = tuple[str, etree._Element, etree._Element | None]


@dataclass
class _Walk:
    source: Source
    dialect: Dialect
    source_only: bool
    _ids: dict[tuple[int, str], int] = field(default_factory=dict, init=False)

    def segments(self, root: etree._Element) -> Iterator[Segment]:
        tag = self.dialect.tag
        files = {file: number for number, file in enumerate(root.iterchildren(tag("file")))}
        if not files:
            raise self._error("the file has no <file> element", root, _HINT)
        self._check_unique((file for file in files if file.get("id")), "files", 0)
        languages = {file: self._languages(root, file) for file in files}
        for place, unit in enumerate(root.iter(tag(self.dialect.unit))):
            file = next((above for above in unit.iterancestors(tag("file")) if above in files), None)
            if file is None:
                raise self._error(f"a <{self.dialect.unit}> stands outside of <file>", unit, _HINT)
            self._check_unique([unit], f"<{self.dialect.unit}> elements of one <file>", files[file] + 1)
            if _is_translated(unit):
                raws = self._of_version_1(unit) if self.dialect.major == 1 else self._of_version_2(unit)
                yield from self._read(place, raws, *languages[file])

    # --- languages ---

    def _languages(self, root: etree._Element, file: etree._Element) -> tuple[Lang, Lang]:
        """Return the source and the target language of a file."""
        old = self.dialect.major == 1
        home, names = (file, ("source-language", "target-language")) if old else (root, ("srcLang", "trgLang"))
        tags = [home.get(name, "").strip() for name in names]
        if not tags[1] and old:
            tags[1] = self._language_of_targets(file)
        languages = [language_of_tag(tag) for tag in tags]
        if self.source_only and languages[0] == "zh":
            return "zh", "en"
        for number, what in enumerate(("source", "target")):
            if not tags[number]:
                hint = f'write {names[number]}="zh-CN" or "en" in this element'
                raise self._error(f"the file does not say its {what} language", home, hint)
        if languages == ["zh", "en"]:
            return "zh", "en"
        if languages == ["en", "zh"]:
            return "en", "zh"
        message = f"the file is a translation from {tags[0]} into {tags[1]}"
        raise self._error(message, home, "give one between Chinese (zh…) and English (en…)")

    def _language_of_targets(self, file: etree._Element) -> str:
        targets = (unit.find(self.dialect.tag("target")) for unit in file.iter(self.dialect.tag("trans-unit")))
        return next((tag for target in targets if target is not None and (tag := target.get(XML_LANG))), "")

    # --- segments ---

    def _of_version_1(self, unit: etree._Element) -> list[_Raw]:
        tag = self.dialect.tag
        whole, parted, target = (unit.find(tag(name)) for name in ("source", "seg-source", "target"))
        if whole is None:
            raise self._error("a <trans-unit> has no <source>", unit, _HINT)
        original = whole if parted is None else parted
        sources = self._marks(original)
        targets = {} if target is None else self._marks(target)
        if not sources or _has_words(original) or (target is not None and _has_words(target)):
            # Not cut into segments, or one side alone is, or not to the end.
            return [("", whole, target)]
        known: list[_Raw] = [(name, mark, targets.get(name)) for name, mark in sources.items()]
        alone = [(name, mark) for name, mark in targets.items() if name not in sources]
        return known + [(name, etree.Element("source"), mark) for name, mark in alone]

    def _marks(self, element: etree._Element) -> dict[str, etree._Element]:
        """Return the marked segments in an element, by their names."""
        marks: dict[str, etree._Element] = {}
        for mark in element.iter(self.dialect.tag("mrk")):
            if mark.get("mtype") == "seg":
                name = mark.get("mid", "")
                if name in marks:
                    message = f"two segments have the mid {name!r}, this one and that of line {line_of(marks[name])}"
                    raise self._error(message, mark, "export the file again, or give one of them another mid")
                marks[name] = mark
        return marks

    def _of_version_2(self, unit: etree._Element) -> list[_Raw]:
        tag, found, seen = self.dialect.tag, list[_Raw](), dict[str, etree._Element]()
        for segment in unit.iterchildren(tag("segment")):
            whole = segment.find(tag("source"))
            if whole is None:
                raise self._error("a <segment> has no <source>", segment, _HINT)
            name = segment.get("id", "")
            if name and name in seen:
                message = f"two segments have the id {name!r}, this one and that of line {line_of(seen[name])}"
                raise self._error(message, segment, "give one of them another id")
            seen[name] = segment
            found.append((name, whole, segment.find(tag("target"))))
        return found if len(found) != 1 else [("", *found[0][1:])]

    def _read(self, place: int, raws: Iterable[_Raw], source_lang: Lang, target_lang: Lang) -> list[Segment]:
        segments: list[Segment] = []
        for name, source, target in raws:
            original, translation = self._paragraph(source), Paragraph("", 0)
            if target is not None and not self._is_skipped(target_lang):
                self._check_language(target, target_lang)
                translation = self._paragraph(target)
                if translation.text == original.text and language_of(original.text) == source_lang:
                    translation = Paragraph("", 0)
            zh, en = (original, translation) if source_lang == "zh" else (translation, original)
            english = (en,) if en.text and not self.source_only else ()
            if zh.text:
                segments.append(Segment(place, name, target_lang, zh, english))
            elif english and segments and target_lang == "en":
                segments[-1] = replace(segments[-1], en=(*segments[-1].en, *english))
        return segments

    def _is_skipped(self, target_lang: Lang) -> bool:
        return self.source_only and target_lang == "en"

    def _check_language(self, target: etree._Element, target_lang: Lang) -> None:
        said = target.get(XML_LANG, "")
        if said and language_of_tag(said) != target_lang:
            hint = "give a file with one target language"
            raise self._error(f"this target is in {said}, the others in {target_lang}", target, hint)

    def _paragraph(self, element: etree._Element) -> Paragraph:
        try:
            return trimmed(segment_text(element), line_of(element))
        except (ValueError, OverflowError) as error:
            raise self._error("a character <cp> has no number that is one", element, _HINT) from error

    # --- faults ---

    def _check_unique(self, elements: Iterable[etree._Element], what: str, scope: int) -> None:
        for element in elements:
            name, line = element.get("id"), line_of(element)
            if name is None:
                continue
            if (scope, name) in self._ids:
                message = f"two {what} have the id {name!r}, this one and that of line {self._ids[scope, name]}"
                raise self._error(message, element, "give one of them another id")
            self._ids[scope, name] = line

    def _error(self, message: str, element: etree._Element, hint: str) -> InputError:
        return InputError(message, path=self.source.path, line=line_of(element), hint=hint)


def _has_words(element: etree._Element) -> bool:
    """Return whether there are words outside of the marked segments in an element."""
    texts = [element.text or ""]
    for child in element:
        if not (local_name(child) == "mrk" and child.get("mtype") == "seg") and _has_words(child):
            return True
        texts.append(child.tail or "")
    return any(map(str.isalpha, "".join(texts)))


def _is_translated(unit: etree._Element) -> bool:
    """Return whether a unit is to be translated, going by itself and else by what it stands in."""
    said = (element.get("translate") for element in (unit, *unit.iterancestors()))
    return next((value for value in said if value is not None), "yes") != "no"
