"use strict";
// Filters the findings of each draft; without it all of them are shown. It reads the page and nothing else.
for (const form of document.querySelectorAll(".filters")) {
  const findings = form.closest(".findings").querySelectorAll(".finding");
  const status = form.querySelector(".status");
  const filter = () => {
    const ticked = (name) => [...form.querySelectorAll(`[name=${name}]:checked`)].map((box) => box.value);
    const severities = ticked("severity"), kinds = ticked("kind"), topic = form.elements.topic.value;
    let shown = 0;
    for (const finding of findings) {
      const { severity, kind, topics } = finding.dataset;
      finding.hidden = !(severities.includes(severity) && kinds.includes(kind) && (!topic || topics.split(" ").includes(topic)));
      if (!finding.hidden) shown += 1;
    }
    status.textContent = shown === findings.length ? `All ${shown} findings are shown.` : `${shown} of ${findings.length} findings are shown.`;
  };
  form.addEventListener("change", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  form.hidden = false;
  filter();
}

// A mark that overlaps another has several pieces: all light up when a finding leads to it. A finding that the
// filter hides comes back when a link leads to it.
function arrive() {
  for (const piece of document.querySelectorAll("mark.current")) piece.classList.remove("current");
  const target = document.getElementById(location.hash.slice(1));
  if (!target) return;
  if (target.hidden) {
    target.closest(".findings").querySelector(".filters").reset();
    setTimeout(() => target.scrollIntoView());
  }
  if (target.dataset.of) {
    for (const piece of document.querySelectorAll("mark")) piece.classList.toggle("current", piece.dataset.of === target.id);
  }
}
addEventListener("hashchange", arrive);
arrive();

// Folded lists are printed too, and folded again afterwards.
let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details:not([open])")];
  for (const fold of opened) fold.open = true;
});
addEventListener("afterprint", () => {
  for (const fold of opened) fold.open = false;
});
