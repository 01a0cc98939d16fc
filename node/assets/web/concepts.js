// Concepts while one types: shows what the words find below the field, to be picked by mouse or
// keyboard (ARIA 1.2, combobox with a list). Without this file the form's own search does the same.
"use strict";

const input = document.getElementById("concept");
const picked = document.getElementById("picked");

if (input && picked) {
  const list = document.createElement("ul");
  list.id = "concept-choices";
  list.className = "choices";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels[0].textContent);
  input.after(list);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  const said = document.createElement("p");
  said.className = "aside";
  said.setAttribute("role", "status");
  list.after(said);

  let waiting = 0;
  let asked = "";
  let at = -1;

  const close = () => {
    asked = "";
    list.replaceChildren();
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const pick = (found) => {
    const known = [...picked.querySelectorAll("input")].find((box) => box.value === found.code);
    if (known) {
      known.checked = true;
    } else {
      const id = "picked-new-" + picked.children.length;
      const row = document.createElement("div");
      row.className = "tick";
      const box = document.createElement("input");
      Object.assign(box, { type: "checkbox", name: "concepts", id, value: found.code, checked: true });
      const label = document.createElement("label");
      label.htmlFor = id;
      label.textContent = found.label;
      row.append(box, label);
      picked.append(row);
    }
    input.value = "";
    said.textContent = found.label;
    close();
  };

  const mark = (place) => {
    const options = [...list.children];
    options.forEach((option, n) => option.setAttribute("aria-selected", String(n === place)));
    at = place;
    if (options[place]) {
      input.setAttribute("aria-activedescendant", options[place].id);
      options[place].scrollIntoView({ block: "nearest" });
    }
  };

  const show = (concepts) => {
    close();
    said.textContent = concepts.length ? "" : input.dataset.none;
    concepts.forEach((found, n) => {
      const option = document.createElement("li");
      option.id = "concept-choice-" + n;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.textContent = found.label;
      if (found.within) {
        const within = document.createElement("span");
        within.className = "aside";
        within.textContent = " " + found.within;
        option.append(within);
      }
      option.addEventListener("mousedown", (event) => {
        event.preventDefault();
        pick(found);
      });
      option.found = found;
      list.append(option);
    });
    input.setAttribute("aria-expanded", String(concepts.length > 0));
  };

  const search = async () => {
    const words = input.value.trim();
    if (words.length < 2) {
      said.textContent = "";
      close();
      return;
    }
    if (words === asked) return;
    asked = words;
    try {
      const answer = await fetch(input.dataset.from + "?q=" + encodeURIComponent(words));
      // An answer that comes after a later question is not shown.
      if (answer.ok && words === asked) show(await answer.json());
    } catch {
      // The form's own search is still there.
    }
  };

  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 150);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const most = list.children.length - 1;
    if (event.key === "Escape") {
      close();
    } else if (event.key === "ArrowDown" && most >= 0) {
      event.preventDefault();
      mark(at < most ? at + 1 : 0);
    } else if (event.key === "ArrowUp" && most >= 0) {
      event.preventDefault();
      mark(at > 0 ? at - 1 : most);
    } else if (event.key === "Enter" && (most >= 0 || input.value.trim())) {
      // As long as a concept is looked for, this does not save the form.
      event.preventDefault();
      if (most >= 0) {
        pick(list.children[Math.max(at, 0)].found);
      } else {
        clearTimeout(waiting);
        search();
      }
    }
  });
}
