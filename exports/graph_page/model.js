// The model: what is in the file, what the filters let through, what a search finds. Nothing here draws.

const data = JSON.parse(document.getElementById("data").textContent);
const entries = data.entries;
const narrow = matchMedia("(max-width: 760px)");
const mostAtOnce = () => (narrow.matches ? 120 : 300);

const neighbours = entries.map(() => new Set());
for (const edge of data.edges) {
  neighbours[edge.from].add(edge.to);
  neighbours[edge.to].add(edge.from);
}

const filters = { off: new Set(), theme: null, document: null };
const pinned = new Set(); // shown whatever the filters and the limit say: what the user asked for by name

const kindOf = (id) => entries[id].kind ?? entries[id].type;
const isConcept = (id) => entries[id].type === "concept";

function passes(id) {
  const entry = entries[id];
  if (filters.off.has(kindOf(id))) return false;
  if (filters.document !== null && !entry.documents.includes(filters.document)) return false;
  if (filters.theme === null || id === filters.theme) return true;
  return isConcept(id) && entry.themes.includes(filters.theme);
}

// A section, theme or document is worth showing if a shown concept stands in it, or a shown section below it.
function withHubs(concepts) {
  const shown = new Set(concepts);
  const waiting = [...concepts];
  while (waiting.length) {
    for (const next of neighbours[waiting.pop()]) {
      if (shown.has(next) || isConcept(next) || filters.off.has(kindOf(next))) continue;
      if (filters.document !== null && !entries[next].documents.includes(filters.document)) continue;
      if (filters.theme !== null && entries[next].type === "theme" && next !== filters.theme) continue;
      shown.add(next);
      if (entries[next].type !== "document") waiting.push(next);
    }
  }
  return shown;
}

const byLinks = (one, other) => neighbours[other].size - neighbours[one].size
  || (entries[other].count ?? 0) - (entries[one].count ?? 0) || one - other;

// Returns the ids that pass the filters and those of them that are shown at once, the most connected first.
function selection() {
  const passing = entries.map((_, id) => id).filter(passes);
  const concepts = passing.filter(isConcept);
  const hubs = filters.theme === null && concepts.length === 0 ? passing : withHubs(concepts);
  const all = [...hubs].sort(byLinks);
  return { all, shown: new Set([...all.slice(0, mostAtOnce()), ...pinned]) };
}

// --- search: no case, tones, spaces or marks; the same folding as the file's own search forms.
const folded = (text) => text.normalize("NFKC").toLowerCase().normalize("NFD").replace(/[^\p{L}\p{N}]/gu, "");
const forms = entries.map((entry) => entry.search ?? [folded(entry.zh), folded(entry.en)]);

function search(text, most = 12) {
  const query = folded(text);
  if (!query) return [];
  const found = [];
  forms.forEach((ways, id) => {
    let best = Infinity;
    for (const way of ways) {
      const at = way.indexOf(query);
      if (at >= 0) best = Math.min(best, (way === query ? 0 : at === 0 ? 1 : 2) + (isConcept(id) ? 0 : 0.5));
    }
    if (best < Infinity) found.push([best, id]);
  });
  return found.sort((one, other) => one[0] - other[0] || byLinks(one[1], other[1])).slice(0, most).map(([, id]) => id);
}
