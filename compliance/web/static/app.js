"use strict";
// Makes the page easier to use; without it every form still works. It reads the page and sends nothing by itself.

// Dropping files onto a form, and a word before too much is sent.
for (const form of document.querySelectorAll(".drop")) {
  const input = form.querySelector("input[type=file]"), wrong = form.querySelector(".wrong"), button = form.querySelector("button");
  const MB = 1e6, { file, request, files } = form.dataset;
  const objection = () => {
    const given = [...input.files];
    const large = file && given.find((one) => one.size > file * MB);
    if (large) return `${large.name} is larger than ${file} MB; make its pictures smaller, or split it.`;
    if (files && given.length > files) return `Send ${files} drafts at most in one go.`;
    if (request && given.reduce((sum, one) => sum + one.size, 0) > request * MB) return `Together they are larger than ${request} MB; send fewer at a time.`;
    return "";
  };
  const send = () => {
    wrong.textContent = objection();
    if (wrong.textContent) input.value = "";
    else if (input.files.length) form.requestSubmit(button);
  };
  form.addEventListener("submit", (event) => {
    wrong.textContent = objection();
    if (wrong.textContent) event.preventDefault();
    else setTimeout(() => { button.disabled = true; });
  });
  addEventListener("pageshow", () => { button.disabled = false; });
  for (const kind of ["dragenter", "dragover"]) form.addEventListener(kind, (event) => { event.preventDefault(); form.classList.add("over"); });
  for (const kind of ["dragleave", "drop"]) form.addEventListener(kind, () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    const given = new DataTransfer();
    for (const one of [...event.dataTransfer.files].slice(0, input.multiple ? undefined : 1)) given.items.add(one);
    input.files = given.files;
    send();
  });
}
// A file that misses the form must not replace the page.
for (const kind of ["dragover", "drop"]) addEventListener(kind, (event) => event.preventDefault());

// The page asks the program how far it is, and whether it is there: no answer must not look like a long wait.
const lost = document.querySelector("#lost");
const tell = (sentence) => {
  if (lost.textContent === sentence) return;
  lost.textContent = sentence;
  lost.classList.toggle("notice", sentence !== "");
};
const STOPPED = "The program does not answer: if it was stopped, its drafts are gone, so start it again, open the address that it prints and give them anew; else wait, and this page goes on by itself.";
for (const kind of ["sendError", "timeout"]) addEventListener(`htmx:${kind}`, () => tell(STOPPED));
addEventListener("htmx:responseError", (event) => tell(event.detail.xhr.status === 403
  ? "The program was started anew and does not know this page: open the address that it printed, and give the drafts again."
  : "What this page waits for is not there any more: load the page again."));
addEventListener("htmx:afterRequest", (event) => { if (event.detail.successful) tell(""); });

// What to write instead, to take away.
for (const wording of document.querySelectorAll(".wording")) {
  const button = document.createElement("button"), title = wording.closest(".finding")?.querySelector("h4")?.textContent ?? "";
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy the wording";
  button.setAttribute("aria-label", `Copy the wording: ${title}`);
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  said.className = "small";
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(wording.textContent);
      said.textContent = " Copied.";
    } catch {
      getSelection().selectAllChildren(wording);
      said.textContent = " Selected; copy it with the keyboard.";
    }
  });
  wording.after(button, said);
}
