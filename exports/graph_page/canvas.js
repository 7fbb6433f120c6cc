// The canvas: vis-network draws nodes and edges; labels are drawn here, so that none covers another.

const holder = document.getElementById("canvas");
const nodes = new vis.DataSet();
const edges = new vis.DataSet();
const places = new Map(data.nodes.map((node) => [node.id, { x: node.x, y: node.y }]));
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const colours = {};
let selected = null;
let hovered = null;

// The element of vis-network that takes the keyboard.
function describeCanvas() {
  const frame = holder.querySelector("[tabindex]") ?? holder;
  frame.setAttribute("role", "application");
  frame.setAttribute("aria-label", holder.dataset.label);
}

function readColours() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ["font", "paper", "ink", "soft", "edge", ...new Set(entries.map((_, id) => kindOf(id)))]) {
    colours[name] = style.getPropertyValue(`--${name}`).trim();
  }
}

const inFocus = (id) => selected === null || id === selected || neighbours[selected].has(id);

function drawnNode(id) {
  const { label, group, ...node } = data.nodes[id]; // labels are ours to draw; colours follow the style sheet
  const background = colours[kindOf(id)];
  const border = id === selected ? colours.ink : colours.paper;
  const title = [entries[id].zh, entries[id].en].filter(Boolean).join("\n");
  const color = { background, border, highlight: { background, border: colours.ink }, hover: { background, border: colours.ink } };
  return { ...node, ...places.get(id), title, color, label: undefined, opacity: inFocus(id) ? 1 : 0.15 };
}

function drawnEdge(edge, id) {
  const lit = selected !== null && (edge.from === selected || edge.to === selected);
  const opacity = lit ? 0.9 : selected !== null ? 0.08 : edge.relation === "part-of" ? 0.9 : 0.6;
  return { ...edge, id, dashes: edge.relation === "member-of", color: { color: lit ? colours.soft : colours.edge, opacity, inherit: false } };
}

const options = data.options;
const network = new vis.Network(holder, { nodes, edges }, { ...options, physics: { enabled: false }, autoResize: true,
  interaction: { ...options.interaction, keyboard: { enabled: true, bindToWindow: false } } });

function restyle() {
  nodes.update(nodes.getIds().map(drawnNode));
  edges.update(edges.getIds().map((id) => drawnEdge(data.edges[id], id)));
}

// Shows these nodes: new ones are laid out once by physics, then everything stands still.
function show(ids) {
  const gone = nodes.getIds().filter((id) => !ids.has(id));
  const fresh = [...ids].filter((id) => nodes.get(id) === null);
  const first = nodes.length === 0;
  if (gone.length === 0 && fresh.length === 0) return restyle();
  network.storePositions();
  nodes.forEach((node) => places.set(node.id, { x: node.x, y: node.y }));
  nodes.remove(gone);
  nodes.add(fresh.map(drawnNode));
  edges.clear();
  edges.add(data.edges.map(drawnEdge).filter((edge) => ids.has(edge.from) && ids.has(edge.to)));
  if (first || fresh.length > 0) settle(first ? options.physics.stabilization.iterations : 60);
}

function settle(iterations) {
  holder.classList.add("busy");
  document.getElementById("wait").hidden = false;
  network.once("stabilizationIterationsDone", () => {
    network.setOptions({ physics: { enabled: false } });
    holder.classList.remove("busy");
    document.getElementById("wait").hidden = true;
    if (selected === null) wholeGraph();
    else focusOn(selected);
  });
  network.setOptions({ physics: { ...options.physics, enabled: true } });
  network.stabilize(iterations);
}

const animation = () => (calm.matches ? false : { duration: 350 });

// Brings a node and its neighbours into the part of the canvas that the panel leaves free.
function focusOn(id) {
  network.setSize("100%", "100%");
  network.fit({ nodes: [id, ...neighbours[id]].filter((at) => nodes.get(at) !== null), maxZoomLevel: 1.2, animation: animation() });
}

function wholeGraph() {
  network.setSize("100%", "100%");
  network.fit({ maxZoomLevel: 1.4, animation: animation() });
}

// --- labels: the most important first, each only where it covers no other.

// The title of a lone document stands on the page already.
const WEIGHT = { document: data.documents.length > 1 ? 4000 : 50, theme: 3000, section: 60 };
const weight = (id) => WEIGHT[entries[id].type] ?? neighbours[id].size * 10 + entries[id].count;
const cut = (text, most) => (Array.from(text).length > most ? `${Array.from(text).slice(0, most).join("")}…` : text);
const widths = new Map();

function labelBox(context, id, scale) {
  const type = entries[id].type;
  const size = { section: 12, concept: Math.min(15, 11.5 + Math.sqrt(entries[id].count ?? 0)) }[type] ?? (narrow.matches ? 13 : 15);
  const text = cut(entries[id].zh, id === selected || id === hovered ? 40 : type === "section" && selected === null ? 8 : 12);
  const font = `${type in WEIGHT && type !== "section" || id === selected ? 600 : 400} ${size}px ${colours.font}`;
  if (!widths.has(font + text)) {
    context.font = font;
    widths.set(font + text, context.measureText(text).width);
  }
  const place = network.getPosition(id);
  const width = widths.get(font + text) + 6;
  const top = place.y * scale + data.nodes[id].size * scale + 2;
  return { id, text, font, size, left: place.x * scale - width / 2, right: place.x * scale + width / 2, top, bottom: top + size + 4 };
}

// At a distance only the larger dots have room for a name.
const tooSmall = (id, scale) => isConcept(id) && data.nodes[id].size * scale < 4.5 && !(selected !== null && inFocus(id));

// The dots themselves: no label covers one that matters more than its own.
function discs(scale) {
  return nodes.getIds().flatMap((id) => {
    const radius = data.nodes[id].size * scale;
    const { x, y } = network.getPosition(id);
    return radius < 4.5 || !inFocus(id) ? [] : [{ id, left: x * scale - radius, right: x * scale + radius, top: y * scale - radius, bottom: y * scale + radius }];
  });
}

const covers = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

function drawLabels(context) {
  const scale = network.getScale();
  const dots = discs(scale);
  const drawn = [];
  const first = (id) => (id === selected ? 2e6 : 0) + (id === hovered ? 1e6 : 0) + (selected !== null && inFocus(id) ? 1e5 : 0);
  const order = nodes.getIds().sort((one, other) => first(other) + weight(other) - first(one) - weight(one) || one - other);
  context.save();
  context.scale(1 / scale, 1 / scale);
  context.textAlign = "center";
  context.textBaseline = "top";
  context.lineJoin = "round";
  for (const id of order) {
    if (id !== hovered && tooSmall(id, scale)) continue;
    const box = labelBox(context, id, scale);
    const hidden = (other) => other.id !== id && covers(box, other);
    const crowded = !inFocus(id) || drawn.some(hidden) || dots.some((dot) => weight(dot.id) > weight(id) && hidden(dot));
    if (crowded && id !== selected && id !== hovered) continue;
    drawn.push(box);
    context.font = box.font;
    context.lineWidth = 4;
    context.strokeStyle = colours.paper;
    context.strokeText(box.text, (box.left + box.right) / 2, box.top);
    context.fillStyle = entries[id].type === "section" ? colours.soft : colours.ink;
    context.fillText(box.text, (box.left + box.right) / 2, box.top);
  }
  context.restore();
}

network.on("afterDrawing", drawLabels);
network.on("hoverNode", ({ node }) => { hovered = node; holder.style.cursor = "pointer"; network.redraw(); });
network.on("blurNode", () => { hovered = null; holder.style.cursor = ""; network.redraw(); });
network.on("click", ({ nodes: hit }) => (hit.length ? select(hit[0]) : deselect()));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { readColours(); restyle(); });
