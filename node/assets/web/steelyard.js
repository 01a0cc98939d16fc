// Makes the pages nicer; every page works without it.
"use strict";

// Mistakes in a form are read out and lead to their fields.
document.querySelector(".mistakes")?.focus();

// A choice of language takes effect at once.
const language = document.querySelector("form.languages");
if (language) {
  language.querySelector("button").hidden = true;
  language.querySelector("select").addEventListener("change", () => language.submit());
}
