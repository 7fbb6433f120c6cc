// The panel: everything the file knows of one entry. Text is set as text, never as markup.

const TYPE_NAMES = { theme: "Exposition theme", section: "Section", document: "Document" };
const REVIEWED = new Set(["preferred", "admitted", "deprecated"]);

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== null && child !== ""));
  return made;
}

const hanzi = (text) => element("span", { lang: "zh" }, text);
const nameOf = (kind) => document.querySelector(`.chip[data-kind="${kind}"] span`)?.textContent ?? TYPE_NAMES[kind] ?? kind;

function mark(id) {
  const shape = { concept: "dot", theme: "diamond", section: "square", document: "hexagon" }[entries[id].type];
  return element("i", { class: `mark ${shape}`, style: `--mark: var(--${kindOf(id)})` });
}

// A section's number is part of its name; a theme's is one that the program gave.
const titleOf = ({ type, number, zh }) => (type === "section" && number !== zh ? `${number} ${zh}`.replace("、 ", "、").trim() : zh);

function linkTo(id) {
  const link = element("button", { type: "button", class: "link", title: entries[id].en }, hanzi(titleOf(entries[id])));
  link.addEventListener("click", () => select(id));
  return link;
}

const linkOut = (address) => element("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, address);

function block(heading, content) {
  return content === null ? "" : element("div", {}, element("h3", {}, heading), content);
}

const listOf = (ids, style = "tags") =>
  ids.length ? element("ul", { class: style }, ...ids.map((id) => element("li", {}, linkTo(id)))) : null;

// Offsets count code points, JavaScript's strings count UTF-16 units: so split into code points first.
function highlighted(text, span, style) {
  if (!span) return [text];
  const points = Array.from(text);
  const [start, end] = span;
  return [points.slice(0, start).join(""), element("mark", { class: style }, points.slice(start, end).join("")), points.slice(end).join("")];
}

function sentence([number, term, rendering]) {
  const [zh, en, place] = data.sentences[number];
  const omitted = en && !rendering ? element("p", { class: "soft" }, "(left out in the English)") : "";
  return element("blockquote", {},
    element("p", { lang: "zh" }, ...highlighted(zh, term, "term")),
    en ? element("p", { lang: "en" }, ...highlighted(en, rendering, "rendering")) : "", omitted,
    element("cite", {}, place));
}

function renderingRow([en, count, renderers, status]) {
  const by = [renderers.join(", "), REVIEWED.has(status) ? status : ""].filter(Boolean).join(" · ");
  return element("li", {}, element("span", { lang: "en" }, en), element("span", { class: "figure" }, `${count}×`),
    by ? element("small", {}, by) : "");
}

// What authority lists say stands apart from what the documents attest.
function authorityRow([en, rank, renderer, title, evidence]) {
  const by = [rank, renderer, title].filter(Boolean).join(" · ");
  return element("li", {}, element("span", { lang: "en" }, en), element("small", {}, by),
    evidence ? element("small", {}, evidence) : "");
}

// What other concepts are to this one, a block for each role; a statistic stands behind the concept.
function relationBlocks(relations) {
  const roles = [...new Set(relations.map(([role]) => role))];
  return roles.map((role) => block(role[0].toUpperCase() + role.slice(1), element("ul", { class: "tags" },
    ...relations.filter(([other]) => other === role).map(([, id, statistic]) =>
      element("li", {}, linkTo(id), statistic === null ? "" : element("span", { class: "figure", title: "log-likelihood ratio" }, `G² ${statistic.toFixed(1)}`))))));
}

function conceptParts(entry) {
  const left = entry.omissions ? element("p", { class: "soft" }, `Left without a rendering ${entry.omissions}×.`) : "";
  const renderings = element("div", {}, element("ul", { class: "renderings" }, ...entry.renderings.map(renderingRow)), left);
  const members = entry.members.map(([zh, id]) => element("li", {}, id === null ? hanzi(zh) : linkTo(id)));
  const more = entry.count - entry.sentences.length;
  const sentences = element("div", {}, ...entry.sentences.map(sentence),
    more > 0 ? element("p", { class: "soft" }, `and ${more} more in the documents`) : "");
  return [
    block("Renderings", renderings),
    block("Renderings in authority lists", entry.authority ? element("ul", { class: "renderings" }, ...entry.authority.map(authorityRow)) : null),
    block("Members", members.length ? element("ul", { class: "tags" }, ...members) : null),
    block("Members in an authority list", entry.authorityMembers
      ? element("ul", { class: "tags" }, ...entry.authorityMembers.map(([zh, title]) => element("li", { title }, hanzi(zh)))) : null),
    ...relationBlocks(entry.relations),
    block("Themes", listOf(entry.themes)),
    block("Sections", listOf(entry.sections)),
    block("Sentences", sentences),
    block("Why it is held for a term", entry.reasons.length ? element("p", { class: "soft" }, entry.reasons.join(" · ")) : null),
  ];
}

function themeParts(entry) {
  const said = entry.speakers.length ? element("p", { class: "soft" }, hanzi(entry.speakers.join("、")), ` · ${entry.statements} statement${entry.statements === 1 ? "" : "s"}`) : "";
  const reach = entry.reach.map(([section, concepts]) =>
    element("li", {}, linkTo(section), element("p", { class: "soft", lang: "zh" }, concepts.map((id) => entries[id].zh).join("、"))));
  return [said, block("Formulations", listOf(entry.concepts)), block("Where they recur", reach.length ? element("ul", {}, ...reach) : null)];
}

function details(id) {
  const entry = entries[id];
  const badges = element("p", { class: "badges" },
    element("span", { class: "badge" }, mark(id), nameOf(kindOf(id))),
    entry.number ? element("span", { class: "badge" }, String(entry.number)) : "",
    isConcept(id) ? element("span", { class: "badge" }, REVIEWED.has(entry.status) ? entry.status : "not reviewed") : "",
    isConcept(id) ? element("span", { class: "badge" }, `${entry.count} occurrence${entry.count === 1 ? "" : "s"}`) : "");
  const parts = { concept: conceptParts, theme: themeParts }[entry.type]?.(entry) ?? [
    block("Formulations", listOf(entry.concepts)),
    ...(entry.facts ?? []).map((fact) => element("p", { class: "soft" }, /^https?:\/\//.test(fact) ? linkOut(fact) : fact)),
  ];
  const documents = entry.type !== "document" && data.documents.length > 1
    ? block("Documents", element("p", {}, entry.documents.map((at) => data.documents[at].zh).join("; "))) : "";
  return element("article", {}, element("h2", { lang: "zh" }, entry.zh),
    entry.pinyin ? element("p", { class: "soft", lang: "zh-Latn" }, entry.pinyin) : element("p", {}, entry.en),
    badges, ...parts, documents);
}
