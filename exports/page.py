"""The interactive graph as one HTML file that asks no network for anything.

pyvis makes the network and brings the script that draws it (vis-network, MIT or Apache 2.0). Its own pages
load a style library from a server even when told to put everything in line, so the page around it is ours:
a shell, a style sheet and scripts in `exports/graph_page`, all put into the file.
"""

import json
from importlib.resources import files
from typing import Final

from exports.base import ExportSource, Loss
from exports.graph_page.data import MOST_SENTENCES, page_data
from exports.losses import FeatureName, not_held
from glossary.errors import OutputError
from glossary.types import KINDS
from graph.catalogue import Catalogue
from graph.deciding import REVIEWED

__all__ = ["KIND_NAMES", "export", "losses"]

#: What the page calls the kinds.
KIND_NAMES: Final[dict[str, str]] = {
    "slogan": "Slogan",
    "concept": "Concept",
    "strategy": "Strategy",
    "org": "Organisation",
    "goal": "Goal",
    "tech": "Technology",
}

#: What the panel shows; of the places of a concept, the first sentences.
_HELD: Final[tuple[FeatureName, ...]] = (
    "renderings", "other_renderings", "rendering_status", "rendering_counts", "renderers", "pinyin", "kind", "status",
    "counts", "omissions", "sentences", "documents", "sections", "themes", "members", "relations", "authority",
    "reasons", "termhood", "spellings", "rendering_spellings",
)  # fmt: skip

_SCRIPTS: Final = ("model.js", "panel.js", "canvas.js", "page.js")


def export(source: ExportSource) -> bytes:
    """Return the interactive graph.

    Args:
        source: Its catalogue is shown.

    Returns:
        An HTML file in UTF-8, in which everything that it needs is embedded.

    Raises:
        OutputError: There is nothing to draw.
    """
    from jinja2 import Environment  # noqa: PLC0415 - pyvis imports it as well, other formats do not need it

    data = page_data(source.catalogue)
    if not data["nodes"]:
        raise OutputError("there is nothing to draw", hint="build a document first: tifa build FILE")
    ours = files("exports.graph_page")
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)
    page = environment.from_string(ours.joinpath("page.html").read_text("utf-8")).render(
        title=_title(source.catalogue),
        subtitle=_subtitle(source.catalogue),
        style=ours.joinpath("page.css").read_text("utf-8"),
        library=_library(),
        scripts="\n".join(ours.joinpath(name).read_text("utf-8") for name in _SCRIPTS),
        data=_embeddable(data),
        kinds=[(kind, KIND_NAMES[kind]) for kind in KINDS],
        counts={kind: sum(concept.kind == kind for concept in source.catalogue.concepts) for kind in KINDS},
        catalogue=source.catalogue,
        reviewed=sum(concept.status in REVIEWED for concept in source.catalogue.concepts),
    )
    return page.encode()


def _title(catalogue: Catalogue) -> str:
    if len(catalogue.documents) == 1:
        document = catalogue.documents[0]
        return document.metadata.title or document.metadata.title_zh or document.id
    return f"{len(catalogue.documents)} documents"


def _subtitle(catalogue: Catalogue) -> str:
    dates = sorted(document.metadata.date for document in catalogue.documents if document.metadata.date)
    spans = "" if not dates else dates[0] if dates[0] == dates[-1] else f"{dates[0]} to {dates[-1]}"
    return " · ".join(filter(None, (f"{len(catalogue.concepts)} formulations", spans)))


def _library() -> str:
    """The vis-network script that pyvis brings, the newest it has, without the pointer to its source map."""
    folders = [folder for folder in files("pyvis").joinpath("lib").iterdir() if folder.name.startswith("vis-")]
    newest = max(folders, key=lambda folder: [int(part) for part in folder.name.removeprefix("vis-").split(".")])
    script = newest.joinpath("vis-network.min.js").read_text("utf-8")
    return script.replace("//# sourceMappingURL=vis-network.min.js.map", "").replace("</script", "<\\/script")


def _embeddable(value: object) -> str:
    """JSON that cannot end the element it stands in, whatever a document says."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def losses(source: ExportSource) -> tuple[Loss, ...]:
    """Return what the page does not show.

    Args:
        source: What is exported.
    """
    places = sum(max(len(concept.citations) - MOST_SENTENCES, 0) for concept in source.catalogue.concepts)
    more = (Loss("places with their sentences", places, f"the panel shows {MOST_SENTENCES} of a formulation"),)
    return (*(more if places else ()), *not_held(source.catalogue, _HELD))
