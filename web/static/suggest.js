// Suggestions under the search box: the combobox pattern with a listbox of WAI-ARIA 1.2. Without
// this file the box is a plain box. Nothing is kept and nothing leaves the site.
"use strict";

(() => {
  const kWait = 120; // milliseconds without a key before the server is asked

  function enhance(form) {
    const box = form.querySelector("input[type=search]");
    if (!box || !window.fetch || !window.AbortController) return;
    const list = document.createElement("ul");
    list.id = box.id + "-suggestions";
    list.className = "suggestions";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", form.dataset.label);
    list.hidden = true;
    const status = document.createElement("p");
    status.className = "hidden";
    status.setAttribute("role", "status");
    form.append(list, status);
    const attributes = {
      role: "combobox",
      autocomplete: "off",
      "aria-autocomplete": "list",
      "aria-controls": list.id,
      "aria-expanded": "false",
    };
    for (const [name, value] of Object.entries(attributes)) box.setAttribute(name, value);

    let active = -1;
    let timer = 0;
    let asking = null;

    function close() {
      clearTimeout(timer);
      if (asking) asking.abort();
      list.hidden = true;
      list.replaceChildren();
      status.textContent = "";
      active = -1;
      box.setAttribute("aria-expanded", "false");
      box.removeAttribute("aria-activedescendant");
    }

    function choose(index) {
      const options = list.children;
      if (active >= 0) options[active].setAttribute("aria-selected", "false");
      active = index;
      if (active < 0) {
        box.removeAttribute("aria-activedescendant");
        return;
      }
      options[active].setAttribute("aria-selected", "true");
      options[active].scrollIntoView({ block: "nearest" });
      box.setAttribute("aria-activedescendant", options[active].id);
    }

    function open(suggestions) {
      active = -1;
      list.replaceChildren(
        ...suggestions.map((suggestion, index) => {
          const option = document.createElement("li");
          option.id = list.id + "-" + index;
          option.setAttribute("role", "option");
          option.setAttribute("aria-selected", "false");
          option.dataset.url = form.dataset.base + suggestion.url;
          const text = document.createElement("span");
          text.lang = suggestion.lang;
          text.textContent = suggestion.text;
          const kind = document.createElement("small");
          kind.className = "label";
          kind.textContent = suggestion.label;
          option.append(text, " ", kind);
          return option;
        }),
      );
      list.hidden = suggestions.length === 0;
      box.setAttribute("aria-expanded", String(!list.hidden));
      box.removeAttribute("aria-activedescendant");
      status.textContent = list.hidden
        ? ""
        : form.dataset.label + ": " + suggestions.length + ". " + form.dataset.hint;
    }

    async function ask() {
      const typed = box.value;
      if (typed.trim() === "") return close();
      if (asking) asking.abort();
      asking = new AbortController();
      const parameters = new URLSearchParams({ q: typed, lang: form.dataset.lang });
      try {
        const answer = await fetch(form.dataset.suggest + "?" + parameters, {
          signal: asking.signal,
        });
        if (!answer.ok) return close();
        const { suggestions } = await answer.json();
        if (box.value === typed && document.activeElement === box) open(suggestions);
      } catch (error) {
        if (error.name !== "AbortError") close();
      }
    }

    function ask_soon() {
      clearTimeout(timer);
      timer = setTimeout(ask, kWait);
    }

    box.addEventListener("input", (event) => {
      if (!event.isComposing) ask_soon();
    });
    box.addEventListener("compositionend", ask_soon);
    box.addEventListener("blur", close);
    form.addEventListener("submit", close);
    box.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      const last = list.children.length - 1;
      if (event.key === "Escape" && !list.hidden) {
        close();
      } else if (event.key === "ArrowDown" && last >= 0) {
        choose(active === last ? -1 : active + 1);
      } else if (event.key === "ArrowUp" && last >= 0) {
        choose(active === -1 ? last : active - 1);
      } else if (event.key === "ArrowDown") {
        ask();
      } else if (event.key === "Enter" && active >= 0) {
        location.assign(list.children[active].dataset.url);
      } else {
        return;
      }
      event.preventDefault();
    });
    // The box keeps the focus, so that leaving it closes the list.
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) location.assign(option.dataset.url);
    });
  }

  document.querySelectorAll("form[data-suggest]").forEach(enhance);
})();
