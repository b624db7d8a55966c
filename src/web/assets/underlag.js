// Everything works without this file; with it, forms say at once what the gateway would say later.
// No framework, no build step. Each section finds its own elements by data attributes:
//
//   data-when, data-q, data-fixed   questions that apply only sometimes
//   data-v, data-exclusive, data-other, data-clear   choices
//   data-count                      characters left
//   data-review, data-part          what the gateway says of the form, asked while typing
//   data-optional                   parts that may be left out as a whole
//   data-guard                      warns before a page with unsaved words is left
//   data-upload, data-most-one      see uploads.js
//   data-fragment                   moves a secret from the address into a field
//   data-drop                       a file may be dropped anywhere on it
//   data-filter                     shows only the lines of a list that hold what is typed
//   data-chosen, data-chosen-count  how many rows of a list are ticked
//   data-live                       a badge that follows what happens, while the page is open
//   data-quiet                      leaves a page that nobody has touched for long
//   data-copy, data-print, data-reveal   small services
document.documentElement.classList.add("js");

(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // ── Questions that apply only sometimes ─────────────────────────────────
  // The same rules as the gateway's: the nearest place that has the question counts, answers to
  // questions that do not apply don't, and any of several answers may satisfy a condition.

  const number = (text) => {
    const plain = text.replace(/\s/g, "").replace(/[−–]/g, "-").replace(",", ".");
    return plain === "" || Number.isNaN(Number(plain)) ? null : Number(plain);
  };

  const belongsTo = (input, question) => input.closest("[data-q]") === question;

  // The answers of one question element, as comparable texts.
  const answersOf = (question) => {
    if (question.dataset.fixed) return JSON.parse(question.dataset.fixed);
    const inputs = all("input, select, textarea", question).filter((input) => belongsTo(input, question));
    const answers = [];
    for (const input of inputs) {
      if (input.matches("[type=hidden], [data-other], button") || input.name.endsWith("~unit")) continue;
      if (input.matches("[type=radio], [type=checkbox]")) {
        if (!input.checked) continue;
        answers.push("v" in input.dataset ? input.dataset.v : otherWords(question));
      } else if (input.tagName === "SELECT") {
        const chosen = input.selectedOptions[0];
        if (chosen && chosen.value !== "") answers.push("v" in chosen.dataset ? chosen.dataset.v : otherWords(question));
      } else if (input.value.trim() !== "") {
        const unit = question.querySelector(`[name="${CSS.escape(input.name)}~unit"]`);
        answers.push(unit ? `${input.value} ${unit.value}` : input.value);
      }
    }
    return answers.filter((answer) => answer.trim() !== "");
  };

  const otherWords = (question) => {
    const other = all("[data-other]", question).find((input) => belongsTo(input, question));
    return other ? other.value : "";
  };

  const compare = (type, answer, operator, expected) => {
    if (type === "boolean" || type === "coding" || type === "text") {
      return operator === "=" ? answer === expected : operator === "!=" && answer !== expected;
    }
    let order;
    if (type === "number" || type === "quantity") {
      const [value, unit = ""] = type === "quantity" ? answer.split(/ (?=\S*$)/) : [answer];
      const [bound, boundUnit = ""] = type === "quantity" ? expected.split(/ (?=\S*$)/) : [expected];
      const [left, right] = [number(value), number(bound)];
      if (left === null || right === null || unit !== boundUnit) return false;
      order = Math.sign(left - right);
    } else if (answer === expected || answer.startsWith(expected)) {
      order = 0;
    } else if (expected.startsWith(answer)) {
      return false;
    } else {
      order = answer < expected ? -1 : 1;
    }
    return { "=": order === 0, "!=": order !== 0, ">": order > 0, "<": order < 0, ">=": order >= 0, "<=": order <= 0 }[operator];
  };

  const isOff = (element) => element.closest(".unasked") !== null;

  const holds = (element, condition) => {
    const wanted = `[data-q="${CSS.escape(condition.q)}"]`;
    let questions = [];
    for (let scope = element.parentElement; scope && questions.length === 0; scope = scope.parentElement) {
      if (!scope.matches("form, [data-q], [data-scope]")) continue;
      if (scope.matches(wanted)) questions = [scope];
      else questions = all(wanted, scope).filter((found) => !element.contains(found) || found === element);
      if (scope.tagName === "FORM") break;
    }
    const answers = questions.filter((question) => !isOff(question)).flatMap(answersOf);
    if (condition.op === "exists") return (answers.length > 0) === (condition.value === "true");
    return answers.some((answer) => compare(condition.type, answer, condition.op, condition.value));
  };

  const settle = (form) => {
    const conditional = all("[data-when]", form).map((element) => [element, JSON.parse(element.dataset.when)]);
    for (let round = 0; round < 20; round += 1) {
      let changed = false;
      for (const [element, conditions] of conditional) {
        const test = (condition) => holds(element, condition);
        const on = "all" in element.dataset ? conditions.every(test) : conditions.some(test);
        if (element.classList.contains("unasked") === on) {
          element.classList.toggle("unasked", !on);
          changed = true;
        }
      }
      if (!changed) break;
    }
    marks(form);
  };

  // ── What has to be answered ─────────────────────────────────────────────
  // Nothing within a part that is left out as a whole; something, once anything there is answered.
  const counts = (question) => !isOff(question) && (answersOf(question).length > 0 || question.querySelector(".files li") !== null);

  const marks = (form) => {
    for (const part of all("[data-optional]", form)) {
      const within = part.matches(".under") ? [part.closest("[data-q]")] : all("[data-q]:not([data-kind=group])", part);
      part.dataset.optional = within.some(counts) ? "filled" : "empty";
    }
    for (const input of all("[aria-required]", form)) input.ariaRequired = String(!input.closest("[data-optional=empty]"));
  };

  // ── How far each section has come ───────────────────────────────────────
  // Only the gateway says that a section is filled in: the one that is written in has to be asked about anew.
  const progress = (form, input) => {
    all("[data-sections] li", form).forEach((line) => {
      const section = document.getElementById(line.querySelector("a").getAttribute("href").slice(1));
      if (section.contains(input)) {
        line.dataset.progress = all("[data-q]:not([data-kind=group], [data-fixed])", section).some(counts) ? "begun" : "untouched";
      }
      line.classList.toggle("unasked", isOff(section));
    });
    // Of one or two parts nobody needs a list.
    all("[data-sections]", form).forEach((list) => { list.hidden = all("li:not(.unasked)", list).length < 3; });
  };

  // ── Choices ─────────────────────────────────────────────────────────────

  const choices = (input) => {
    const question = input.closest("[data-q]");
    if (!question) return;
    const mine = all("[type=checkbox]", question).filter((other) => belongsTo(other, question) && other !== input);
    if (input.type === "checkbox" && input.checked) {
      const alone = "exclusive" in input.dataset;
      mine.filter((other) => alone || "exclusive" in other.dataset).forEach((other) => { other.checked = false; });
    }
    if ("other" in input.dataset && input.value.trim() !== "") {
      const option = all('[value="~other"]', question).find((found) => belongsTo(found, question));
      if (option && option.tagName === "INPUT") option.checked = true;
      else if (option) option.selected = true;
    }
  };

  const clear = (button) => {
    const question = button.closest("[data-q]");
    all("input", question).filter((input) => belongsTo(input, question)).forEach((input) => {
      if (input.type === "radio") input.checked = false;
      else if ("other" in input.dataset) input.value = "";
    });
    button.dispatchEvent(new Event("input", { bubbles: true }));
  };

  // ── Characters left ─────────────────────────────────────────────────────

  const count = (field) => {
    const most = Number(field.dataset.count);
    const left = most - [...field.value].length;
    let line = field.nextElementSibling;
    if (!line || !line.matches(".counter")) {
      line = document.createElement("p");
      line.className = "counter";
      line.setAttribute("aria-live", "polite");
      field.after(line);
    }
    // Of interest only towards the end; in a short code hardly ever.
    line.hidden = left > (most < 100 ? most / 10 : Math.max(20, most / 5));
    line.classList.toggle("over", left < 0);
    line.textContent = `${Math.abs(left).toLocaleString(document.documentElement.lang)} ${left < 0 ? field.dataset.countOver : field.dataset.countLeft}`;
  };

  // ── What the gateway says of the form ───────────────────────────────────
  // <form data-review="/address">: posted there after a pause, without its files. What comes back takes
  // the place of what stands in [data-part] of the same name, unless something was typed meanwhile.
  let asking;
  const review = (form) => {
    clearTimeout(asking);
    if (!form.dataset.review) return;
    const mine = setTimeout(async () => {
      const fields = new URLSearchParams();
      for (const [name, value] of new FormData(form)) if (typeof value === "string") fields.append(name, value);
      const response = await fetch(form.dataset.review, { method: "POST", body: fields }).catch(() => null);
      const words = response && response.ok && !response.redirected ? await response.text() : null;
      if (words === null || mine !== asking) return;
      const fresh = new DOMParser().parseFromString(words, "text/html");
      for (const part of all("[data-part]", form)) {
        const now = fresh.querySelector(`[data-part="${part.dataset.part}"]`);
        if (now && now.innerHTML !== part.innerHTML) part.replaceChildren(...now.childNodes);
      }
      progress(form, null);
    }, 800);
    asking = mine;
  };

  // ── Unsaved words, double clicks, uploads ───────────────────────────────

  let dirty = false;
  let leaving = false;

  // With the page that came in the place of this one, or with nothing where it did not come through.
  const upload = (form, button) => uploads.send(form, button, (page) => {
    leaving = false;
    if (page) {
      begin();
      dirty = true;
    } else {
      delete form.dataset.sent;
      ready(form);
    }
  });

  // A part more or a part less (<button name="q-do">): the form as the gateway then writes it takes the
  // place of the old one, so that nothing jumps. Where that fails, the button does what it does without us.
  const inPlace = async (form, button) => {
    const body = new FormData(form);
    body.append(button.name, button.value);
    const action = form.getAttribute("action");
    const response = await fetch(action, { method: "POST", body }).catch(() => null);
    const page = response && response.ok ? new DOMParser().parseFromString(await response.text(), "text/html") : null;
    const fresh = page && page.querySelector(`form[action="${CSS.escape(action)}"]`);
    if (!fresh) {
      delete form.dataset.sent;
      ready(form);
      form.dataset.plain = "1";
      button.click();
      return;
    }
    form.replaceWith(fresh);
    all(".summary-of-faults").forEach((summary) => summary.remove());
    all("[data-count]", fresh).forEach(count);
    settle(fresh);
    dirty = true;
    leaving = false;
    const focus = fresh.querySelector("[autofocus]");
    if (focus) focus.focus();
  };

  const ready = (form) => all("button[aria-disabled]", form).forEach((button) => button.removeAttribute("aria-disabled"));

  document.addEventListener("submit", (event) => {
    const form = event.target;
    // Not form.method: a field of that name would stand in front of it.
    if (form.getAttribute("method") !== "post") return;
    if (form.dataset.sent || !uploads.judge(form)) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "1";
    all("button:not([type=button])", form).forEach((button) => button.setAttribute("aria-disabled", "true"));
    leaving = true;
    const sends = all("input[type=file]", form).some((input) => input.files.length > 0);
    const button = event.submitter;
    const isUpload = "upload" in form.dataset && sends;
    // An upload says itself when it is over.
    if (!isUpload) setTimeout(() => { delete form.dataset.sent; ready(form); }, 8000);
    if (isUpload) {
      event.preventDefault();
      upload(form, button);
    } else if (button && button.name === "q-do" && !sends && !("plain" in form.dataset)) {
      event.preventDefault();
      inPlace(form, button);
    }
  });

  addEventListener("beforeunload", (event) => {
    if (dirty && !leaving) event.preventDefault();
  });

  // Back from another page: the form can be sent again.
  addEventListener("pageshow", () => {
    leaving = false;
    all("form").forEach((form) => { delete form.dataset.sent; ready(form); });
  });

  const changed = (event) => {
    const input = event.target;
    const form = input.closest("form");
    if (!form) return;
    choices(input);
    if ("mostOne" in input.dataset) uploads.look(input);
    if (input.dataset.count) count(input);
    if ("guard" in form.dataset) dirty = true;
    settle(form);
    progress(form, input);
    review(form);
  };
  document.addEventListener("input", changed);
  document.addEventListener("change", changed);

  // ── Single keys ─────────────────────────────────────────────────────────
  // Where the body has `data-keys`: the key of [data-key] presses it, or goes there if it is a field.

  document.addEventListener("keydown", (event) => {
    if (!("keys" in document.body.dataset) || event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) return;
    if (event.target.closest("input:not([type=checkbox], [type=radio]), select, textarea")) return;
    const wanted = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!wanted) return;
    event.preventDefault();
    if (wanted.matches("input")) wanted.focus();
    else wanted.click();
  });

  // ── Small services ──────────────────────────────────────────────────────

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if ("clear" in button.dataset) clear(button);
    if ("print" in button.dataset) print();
    if (button.dataset.copy) {
      const source = document.getElementById(button.dataset.copy);
      navigator.clipboard.writeText(source.value ?? source.textContent.trim());
      if (button.dataset.copied) button.textContent = button.dataset.copied;
    }
    if (button.dataset.reveal) {
      const field = document.getElementById(button.dataset.reveal);
      field.type = field.type === "password" ? "text" : "password";
      button.setAttribute("aria-pressed", String(field.type === "text"));
    }
  });

  // A file dropped anywhere on [data-drop] lands in its file field.
  const dropZone = (event) => event.target.closest && event.target.closest("[data-drop]");
  document.addEventListener("dragover", (event) => {
    const zone = dropZone(event);
    if (!zone) return;
    event.preventDefault();
    zone.classList.add("over");
  });
  document.addEventListener("dragleave", (event) => {
    const zone = dropZone(event);
    if (zone && !zone.contains(event.relatedTarget)) zone.classList.remove("over");
  });
  document.addEventListener("drop", (event) => {
    const zone = dropZone(event);
    if (!zone) return;
    event.preventDefault();
    zone.classList.remove("over");
    const field = zone.querySelector("input[type=file]");
    if (event.dataTransfer.files.length > 0) {
      field.files = event.dataTransfer.files;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });

  // A file chosen where one on the desk was offered: the file is meant.
  document.addEventListener("change", (event) => {
    const other = event.target.matches("input[type=file]") && event.target.form && event.target.form.querySelector("#held-other");
    if (other && event.target.files.length > 0) other.checked = true;
  });

  document.addEventListener("input", (event) => {
    if (!event.target.dataset.filter) return;
    const words = event.target.value.toLocaleLowerCase().split(/\s+/);
    all("[data-text]", document.getElementById(event.target.dataset.filter)).forEach((line) => {
      const text = line.dataset.text.toLocaleLowerCase();
      line.hidden = !line.querySelector(":checked") && !words.every((word) => text.includes(word));
    });
  });

  // A secret in the address (https://host/l#secret) goes into its field, and out of the address
  // and the history. What stands in [data-without-fragment] is then needless.
  // A mail filter may have made it a part of the path: /l%23secret. The gateway reads whatever is posted.
  const strayed = () => (location.pathname.match(/^\/[kl](?:[*/]|%(?:25)*23)+(.+)$/) || ["", ""])[1];

  const moveFragment = () => {
    const field = document.querySelector("input[data-fragment]");
    const secret = location.hash.slice(1) || strayed();
    if (!field || secret === "" || document.getElementById(secret)) return;
    field.value = secret;
    const page = document.querySelector("form[method=post]:has(input[data-fragment])");
    history.replaceState(null, "", page.getAttribute("action") + location.search);
    all("[data-without-fragment]").forEach((element) => { element.hidden = true; });
  };

  // A page that nobody has touched for so many seconds gives way to another one, without a word: on a
  // shared screen it would go on telling what the gateway itself has already forgotten.
  const quiet = (element) => {
    let touched = Date.now();
    ["pointerdown", "keydown", "scroll"].forEach((type) => {
      addEventListener(type, () => { touched = Date.now(); }, { passive: true });
    });
    const look = () => {
      if (Date.now() - touched >= element.dataset.quiet * 1000) location.replace(element.dataset.quietTo);
    };
    setInterval(look, 10000);
    // A computer that slept.
    addEventListener("pageshow", look);
    document.addEventListener("visibilitychange", look);
  };

  // How many rows are ticked; a tick says that the ticked ones are meant.
  document.addEventListener("change", (event) => {
    if (!("chosen" in event.target.dataset)) return;
    const form = event.target.form;
    const number = all("[data-chosen]:checked", form).length;
    all("[data-chosen-count]", form).forEach((count) => { count.textContent = number > 0 ? `(${number})` : ""; });
    form.elements.scope.value = "chosen";
  });

  // Says that the page is old; who wants to see the new one loads it. Ends by itself when the
  // gateway no longer knows the login: the browser is then told so, and does not come again.
  const listen = (link) => {
    const badge = link.querySelector("[data-live-badge]");
    const source = new EventSource(link.dataset.live);
    const show = (event) => {
      const { overdue } = JSON.parse(event.data);
      badge.querySelector("b").textContent = overdue;
      badge.hidden = overdue === 0;
    };
    source.addEventListener("counts", show);
    source.addEventListener("changed", (event) => {
      show(event);
      all("[data-live-changed]").forEach((note) => { note.hidden = false; });
    });
    addEventListener("pagehide", () => source.close());
  };

  // What a page needs once it is there, or a part of it that has come later.
  const begin = () => {
    all("[data-count]").forEach(count);
    all("form").filter((form) => form.querySelector("[data-when]")).forEach(settle);
    if (document.querySelector("form[data-guard] .summary-of-faults, .summary-of-faults ~ form[data-guard]")) dirty = true;
  };

  document.addEventListener("DOMContentLoaded", () => {
    moveFragment();
    all("[data-quiet]").forEach(quiet);
    all("[data-live]").slice(0, 1).forEach(listen);
    begin();
  });
})();
