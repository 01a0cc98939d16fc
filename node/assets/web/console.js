// The console, made nicer; every page works without this.
"use strict";

// Fields of work appear as one types. Those that are ticked move up to those picked.
const finder = document.querySelector("[data-finds]");
if (finder) {
  const found = document.getElementById("found");
  const picked = document.getElementById("picked");
  finder.form.querySelector("[formaction='/console']").hidden = true;
  let waiting;
  let asked = 0;
  const look = async () => {
    const number = ++asked;
    // What is sought stays out of addresses.
    const body = new URLSearchParams({ q: finder.value });
    const answer = await fetch(finder.dataset.finds, { method: "POST", body });
    // Led elsewhere: the session has ended, and what came is the page to sign in.
    if (!answer.ok || answer.redirected || number !== asked) return;
    found.innerHTML = await answer.text();
    for (const box of picked.querySelectorAll("input")) {
      found.querySelector(`input[value="${CSS.escape(box.value)}"]`)?.closest("li").remove();
    }
  };
  finder.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, 150);
  });
  finder.addEventListener("keydown", (event) => {
    // Enter looks at once; it does not ask the federation yet.
    if (event.key !== "Enter") return;
    event.preventDefault();
    clearTimeout(waiting);
    look();
  });
  found.addEventListener("change", (event) => {
    picked.append(event.target.closest("li"));
    finder.value = "";
    found.textContent = "";
    finder.focus();
  });
}

// Results grow as clusters answer. What has the focus keeps it.
const outcome = document.querySelector("#outcome[data-events]");
if (outcome) {
  const source = new EventSource(outcome.dataset.events);
  const show = (event) => {
    const inside = outcome.contains(document.activeElement) ? document.activeElement : null;
    const ticked = [...outcome.querySelectorAll("input:checked")].map((box) => box.value);
    const place = inside && [...inside.closest("li")?.querySelectorAll("a, button, input, summary") ?? []].indexOf(inside);
    const card = inside?.closest("li[id]")?.id;
    outcome.innerHTML = event.data;
    for (const box of outcome.querySelectorAll("input[type=checkbox]")) {
      box.checked = ticked.includes(box.value);
    }
    if (card) document.getElementById(card)?.querySelectorAll("a, button, input, summary")[place]?.focus();
  };
  source.addEventListener("step", show);
  source.addEventListener("done", (event) => {
    show(event);
    source.close();
  });
  // Broken off: the page as it stands is right, and can be loaded again.
  source.addEventListener("error", () => source.close());
}
