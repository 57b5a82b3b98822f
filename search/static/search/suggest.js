// Offers texts, sections and names while somebody types. The page works without it.
// https://www.w3.org/WAI/ARIA/apg/patterns/combobox/

const PAUSE = 180; // milliseconds without a key
const LEAST = 2; // letters or digits

const form = document.querySelector(".search-form");
const field = form.elements.q;
const list = document.createElement("ul");
let typed = "";
let paths = [];
let chosen = -1;
let waiting = 0;
let asking = new AbortController();

function set(attributes) {
  for (const [name, value] of Object.entries(attributes)) field.setAttribute(name, value);
}

function choose(place) {
  chosen = place;
  [...list.children].forEach((option, at) => option.setAttribute("aria-selected", at === place));
  const option = list.children[place];
  field.value = option ? option.firstChild.textContent : typed;
  if (option) {
    set({ "aria-activedescendant": option.id });
    option.scrollIntoView({ block: "nearest" });
  } else {
    field.removeAttribute("aria-activedescendant");
  }
}

function close() {
  clearTimeout(waiting);
  asking.abort();
  list.hidden = true;
  list.replaceChildren();
  chosen = -1;
  field.removeAttribute("aria-activedescendant");
  set({ "aria-expanded": "false" });
}

function show([, texts, kinds, addresses, languages]) {
  if (document.activeElement !== field) return;
  paths = addresses;
  list.append(...texts.map((text, at) => {
    const option = document.createElement("li");
    const kind = document.createElement("small");
    option.id = `suggestion-${at}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.lang = languages[at];
    kind.lang = document.documentElement.lang;
    kind.textContent = kinds[at];
    option.append(text, " ", kind);
    return option;
  }));
  list.hidden = !texts.length;
  set({ "aria-expanded": String(!list.hidden) });
}

function take(place) {
  const path = paths[place];
  choose(place);
  close();
  if (path) location.assign(path);
  else form.requestSubmit();
}

async function ask() {
  asking = new AbortController();
  const address = `suggest.json?q=${encodeURIComponent(typed.trim())}`;
  try {
    const answer = await fetch(address, { signal: asking.signal, credentials: "omit" });
    if (answer.ok) show(await answer.json());
  } catch {
    // Stopped, or offline.
  }
}

field.addEventListener("input", () => {
  close();
  typed = field.value;
  const signs = typed.match(/[\p{L}\p{N}]/gu) ?? [];
  if (signs.length >= LEAST) waiting = setTimeout(ask, PAUSE);
});

field.addEventListener("keydown", (event) => {
  if (list.hidden || event.isComposing) return;
  const last = list.children.length - 1;
  if (event.key === "ArrowDown") choose(chosen < last ? chosen + 1 : -1);
  else if (event.key === "ArrowUp") choose(chosen < 0 ? last : chosen - 1);
  else if (event.key === "Escape") {
    choose(-1);
    close();
  } else if (event.key === "Enter" && chosen >= 0) take(chosen);
  else return;
  event.preventDefault();
});

field.addEventListener("blur", close);
form.addEventListener("submit", close);
list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps focus
list.addEventListener("click", (event) => {
  const place = [...list.children].indexOf(event.target.closest("li"));
  if (place >= 0) take(place);
});

list.id = "suggestions";
list.className = "suggestions";
list.hidden = true;
list.translate = false;
list.setAttribute("role", "listbox");
list.setAttribute("aria-labelledby", "question-label");
field.after(list);
set({
  role: "combobox",
  "aria-autocomplete": "list",
  "aria-controls": list.id,
  "aria-expanded": "false",
});
