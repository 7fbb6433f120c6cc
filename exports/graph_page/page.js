// The page: search, filters, list and panel, and what the keyboard does.

const box = document.getElementById("search");
const hits = document.getElementById("hits");
const panel = document.getElementById("panel");
const list = document.getElementById("list");
const side = document.getElementById("side");
const ROWS_AT_ONCE = 200;
let active = -1;
let before = null; // what had the focus before the panel opened

// --- the panel

function select(id) {
  const opening = panel.hidden;
  if (opening) before = document.activeElement;
  selected = id;
  document.getElementById("details").replaceChildren(details(id));
  panel.hidden = false;
  document.body.classList.add("detailed");
  panel.scrollTop = 0;
  panel.focus({ preventScroll: true });
  side.classList.remove("open");
  if (nodes.get(id) === null) {
    pinned.add(id);
    if (isConcept(id)) neighbours[id].forEach((next) => pinned.add(next));
    update();
  } else {
    restyle();
    focusOn(id);
  }
  network.selectNodes([id]);
}

function deselect() {
  if (selected === null) return;
  selected = null;
  panel.hidden = true;
  document.body.classList.remove("detailed");
  network.setSize("100%", "100%");
  network.unselectAll();
  restyle();
  if (before?.isConnected) before.focus({ preventScroll: true });
}

// --- filters

function update() {
  const { all, shown } = selection();
  show(shown);
  const rest = all.filter((id) => !shown.has(id)).length;
  const text = `${shown.size} of ${entries.length} entries shown`;
  document.getElementById("shown").textContent = rest ? `${text}, the most connected first; filters and search bring the other ${rest}.` : `${text}.`;
  if (!list.hidden) fillList(all);
}

function refilter() {
  pinned.clear();
  deselect();
  update();
}

function fillSelect(name, options) {
  const chooser = document.getElementById(name);
  if (!chooser) return;
  for (const [value, text] of options) chooser.append(element("option", { value }, text));
  chooser.addEventListener("change", () => {
    filters[name] = chooser.value === "" ? null : Number(chooser.value);
    refilter();
  });
}

for (const chip of document.querySelectorAll(".chip")) {
  chip.addEventListener("click", () => {
    const off = !filters.off.delete(chip.dataset.kind);
    if (off) filters.off.add(chip.dataset.kind);
    chip.setAttribute("aria-pressed", String(!off));
    refilter();
  });
}
fillSelect("theme", entries.flatMap((entry, id) => (entry.type === "theme" ? [[id, cut(`${entry.number}. ${entry.zh}`, 24)]] : [])));
fillSelect("document", data.documents.map((entry, at) => [at, cut(entry.zh, 24)]));

// --- the list

function fillList(all, from = 0) {
  const concepts = all.filter(isConcept).sort((one, other) => entries[other].count - entries[one].count || one - other);
  const rows = concepts.slice(from, from + ROWS_AT_ONCE).map((id) => {
    const entry = entries[id];
    return element("tr", {}, element("td", {}, linkTo(id)), element("td", { class: "soft" }, entry.pinyin),
      element("td", { lang: "en" }, entry.en), element("td", { class: "soft" }, nameOf(entry.kind)),
      element("td", { class: "figure" }, String(entry.count)));
  });
  const body = list.querySelector("tbody");
  if (from === 0) body.replaceChildren(...rows);
  else body.append(...rows);
  const more = document.getElementById("list-more");
  more.hidden = from + ROWS_AT_ONCE >= concepts.length;
  more.onclick = () => fillList(all, from + ROWS_AT_ONCE);
}

document.getElementById("list-toggle").addEventListener("click", (event) => {
  list.hidden = !list.hidden;
  event.currentTarget.setAttribute("aria-pressed", String(!list.hidden));
  update();
});
document.getElementById("fit").addEventListener("click", wholeGraph);
document.getElementById("reset").addEventListener("click", () => {
  filters.off.clear();
  filters.theme = filters.document = null;
  box.value = "";
  for (const chip of document.querySelectorAll(".chip")) chip.setAttribute("aria-pressed", "true");
  for (const chooser of document.querySelectorAll("select")) chooser.value = "";
  refilter();
  wholeGraph();
});
document.getElementById("filters-toggle").addEventListener("click", (event) => {
  event.currentTarget.setAttribute("aria-expanded", String(side.classList.toggle("open")));
});

// --- search

function fillHits() {
  const found = search(box.value);
  active = found.length ? 0 : -1;
  hits.hidden = !box.value.trim();
  box.setAttribute("aria-expanded", String(!hits.hidden));
  hits.replaceChildren(...(found.length ? found.map(hit) : [element("li", { class: "none", role: "option" }, "Nothing found")]));
  activate(active);
}

function hit(id, at) {
  const item = element("li", { role: "option", id: `hit-${at}`, "data-id": id, "aria-selected": "false" },
    mark(id), " ", hanzi(entries[id].zh), entries[id].en ? element("small", { lang: "en" }, entries[id].en) : "");
  item.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the focus in the box
  item.addEventListener("click", () => choose(at));
  return item;
}

function activate(at) {
  active = at;
  hits.querySelectorAll("[data-id]").forEach((item, here) => item.setAttribute("aria-selected", String(here === at)));
  hits.children[at]?.scrollIntoView({ block: "nearest" });
  if (at >= 0) box.setAttribute("aria-activedescendant", `hit-${at}`);
  else box.removeAttribute("aria-activedescendant");
}

function choose(at) {
  const item = hits.querySelectorAll("[data-id]")[at];
  if (!item) return;
  closeHits();
  select(Number(item.dataset.id));
}

function closeHits() {
  hits.hidden = true;
  box.setAttribute("aria-expanded", "false");
  box.removeAttribute("aria-activedescendant");
}

box.addEventListener("input", fillHits);
box.addEventListener("click", fillHits);
box.addEventListener("blur", closeHits);
box.addEventListener("keydown", (event) => {
  const count = hits.querySelectorAll("[data-id]").length;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && count) { event.preventDefault(); activate((active + step + count) % count); }
  if (event.key === "Enter") { event.preventDefault(); choose(active); }
});

// --- the keyboard

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    if (!hits.hidden) closeHits();
    else if (!panel.hidden) deselect();
    else if (side.classList.contains("open")) document.getElementById("filters-toggle").click();
  } else if (event.key === "/" && document.activeElement !== box) {
    event.preventDefault();
    box.focus();
  }
});
document.getElementById("close").addEventListener("click", deselect);

describeCanvas();
readColours();
update();
