"use strict";
(() => {
  const form = document.getElementById("filters");
  const output = document.getElementById("shown");
  const units = [...document.querySelectorAll(".unit")];
  const findings = [...document.querySelectorAll(".finding")];
  let current = -1;

  document.body.classList.add("scripted");
  form.querySelector(".script").hidden = false;

  const boxes = (name) => [...form.querySelectorAll(`input[name="${name}"]`)];
  const ticked = (name) => new Set(boxes(name).filter((box) => box.checked).map((box) => box.value));
  const has = (words, wanted) => (words || "").split(" ").some((word) => wanted.has(word));

  const apply = () => {
    for (const box of [...boxes("severity"), ...boxes("verdict")]) {
      document.body.classList.toggle(`no-${box.value}`, !box.checked);
    }
    const mode = form.elements.mode.value;
    const severities = ticked("severity");
    const verdicts = ticked("verdict");
    let shown = 0;
    for (const unit of units) {
      const data = unit.dataset;
      const visible = mode === "all" || (mode === "findings" ? has(data.severities, severities) : has(data.verdicts, verdicts));
      unit.hidden = !visible;
      shown += visible;
    }
    output.textContent = `${shown.toLocaleString("en")} of ${units.length.toLocaleString("en")} units`;
  };

  const go = (step) => {
    const severities = ticked("severity");
    const reachable = (finding) => has(finding.className, severities) && !finding.closest(".unit").hidden;
    for (let at = current + step; at >= 0 && at < findings.length; at += step) {
      if (reachable(findings[at])) {
        current = at;
        findings[at].scrollIntoView({ block: "center" });
        findings[at].focus({ preventScroll: true });
        return;
      }
    }
  };

  form.addEventListener("change", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("next").addEventListener("click", () => go(1));
  document.getElementById("previous").addEventListener("click", () => go(-1));
  document.addEventListener("focusin", (event) => {
    const at = findings.indexOf(event.target);
    if (at >= 0) current = at;
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(?:SELECT|INPUT)$/.test(event.target.tagName)) return;
    if (event.key === "n") go(1);
    if (event.key === "p") go(-1);
  });
  apply();
})();
