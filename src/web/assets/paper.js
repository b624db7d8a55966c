// Goes with underlag.js: dates, telephone numbers and references are not torn apart at the end of a line,
// an empty day is an empty place on paper, and [data-back] leads back to what was typed.

(() => {
  const WHOLE = new RegExp([
    /\b\d{4}-\d\d-\d\d\b/, // 2026-12-21
    /\b0\d{1,3}-\d[\d ]{3,}\d\b/, // 0123-45 67 00
    /\b\d{6}(?:\d\d)?-\d{4}\b/, // 19850614-9882
    /\b[A-Z]-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]\b/, // U-7K3M-Q9XD-S
    /\b[0-9A-Z]{4}-[0-9A-Z]{4}(?:-[0-9A-Z]{4})?\b/, // 7K3M-Q9XD-4TWP
    /\b\d+–\d+ %/, // 50–95 %
    /\b(?:FK|AF|SA)[ -]\d+\b/, // FK 7804
    /\b(?:\d+ kap\. )?\d+ §/, // 26 kap. 1 §
  ].map((one) => one.source).join("|"), "g");

  const keepWhole = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) {
      const found = [...text.data.matchAll(WHOLE)];
      const inside = text.parentElement;
      if (found.length === 0 || inside.closest("textarea, select, svg, .nowrap, .code")) continue;
      // There each piece would become an item of its own.
      if (/flex|grid/.test(getComputedStyle(inside).display)) continue;
      for (const one of found.reverse()) {
        const whole = text.splitText(one.index);
        whole.splitText(one[0].length);
        const span = document.createElement("span");
        span.className = "nowrap";
        whole.replaceWith(span);
        span.append(whole);
      }
    }
  };

  document.addEventListener("DOMContentLoaded", () => {
    const main = document.querySelector("main");
    if (main) keepWhole(main);
    if (history.length < 2) document.querySelectorAll("[data-back]").forEach((button) => { button.hidden = true; });
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-back]")) history.back();
  });

  addEventListener("beforeprint", () => {
    document.querySelectorAll("input[type=date]").forEach((day) => day.classList.toggle("blank", day.value === ""));
  });
})();
