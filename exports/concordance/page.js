"use strict";
(() => {
  const table = document.querySelector("table");
  const groups = [...table.tBodies];
  if (!groups.length) return;
  const at = (id) => document.getElementById(id);
  const [sort, rendering, find, shown] = ["sort", "rendering", "find", "shown"].map(at);

  // The places of the groups in every order come with the page; the first option keeps the order that it came in.
  const came = new Map(groups.map((group, place) => [group, place]));
  const option = document.createElement("option");
  option.value = "";
  option.textContent = "as listed";
  if (sort.querySelector("[data-first]")) sort.prepend(option);
  sort.selectedIndex = 0;

  const order = () => {
    const name = sort.value && "data-" + sort.value;
    const rank = (group) => (name ? Number(group.getAttribute(name)) : came.get(group));
    table.append(...[...groups].sort((one, other) => rank(one) - rank(other)));
  };

  const plain = (text) => text.normalize("NFKC").toLowerCase();
  const texts = new Map(groups.map((group) => [group, plain([...group.rows].map((row) => [...row.cells].filter((cell) => cell.tagName === "TD").map((cell) => cell.textContent).join("")).join("\n"))]));
  const filter = () => {
    const wanted = plain(find.value.trim());
    let count = 0;
    for (const group of groups) {
      group.hidden = Boolean((rendering && rendering.value && group.dataset.group !== rendering.value) || !texts.get(group).includes(wanted));
      count += group.hidden ? 0 : 1;
    }
    shown.textContent = count === groups.length ? "" : count + " of " + groups.length + " shown";
  };

  sort.addEventListener("change", order);
  if (rendering) rendering.addEventListener("change", filter);
  find.addEventListener("input", filter);
  at("controls").addEventListener("submit", (event) => event.preventDefault());
  at("controls").hidden = false;
})();
