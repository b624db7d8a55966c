// Goes before underlag.js: files on their way.
//
//   data-upload                     shows how far an upload has come, and what became of it
//   data-upload-large, -failed      what to say where it did not come through
//   data-most-one, data-most-all    how large files may be, bytes, and beside them what to say
"use strict";

const uploads = (() => {
  const all = (selector, root) => [...root.querySelectorAll(selector)];

  // What is wrong with a file field, said at it as the gateway says it.
  const say = (field, text) => {
    const id = `${field.id}-fault`;
    const old = document.getElementById(id);
    if (old) old.remove();
    field.closest(".field").classList.toggle("faulty", text !== "");
    field.removeAttribute("aria-invalid");
    const ids = (field.getAttribute("aria-describedby") || "").split(" ").filter((one) => one && one !== id);
    if (text !== "") {
      const line = document.createElement("p");
      line.className = "fault";
      line.id = id;
      line.setAttribute("role", "alert");
      line.textContent = text;
      field.before(line);
      ids.push(id);
      field.setAttribute("aria-invalid", "true");
    }
    if (ids.length > 0) field.setAttribute("aria-describedby", ids.join(" "));
    else field.removeAttribute("aria-describedby");
  };

  const tooLarge = (field) => {
    const files = [...field.files];
    const large = files.find((file) => file.size > Number(field.dataset.mostOne));
    if (large) return field.dataset.mostOneSaid.replace("{name}", () => large.name);
    const sum = files.reduce((before, file) => before + file.size, 0);
    return sum > Number(field.dataset.mostAll) ? field.dataset.mostAllSaid : "";
  };

  // A file that the gateway would refuse for its size is not sent at all.
  const judge = (form) => {
    const wrong = all("input[data-most-one]", form).filter((field) => tooLarge(field) !== "");
    wrong.forEach((field) => say(field, tooLarge(field)));
    if (wrong.length > 0) wrong[0].focus();
    return wrong.length === 0;
  };

  // The page as the gateway writes it takes the place of this one. The address stays, so Back leads back.
  const swap = (page) => {
    document.title = page.title;
    document.getElementById("main").replaceWith(page.getElementById("main"));
    const focus = document.querySelector("#main [autofocus]");
    if (focus) focus.focus();
  };

  // Everything typed stays where it is. An error page of the gateway's says what is the matter.
  const failed = (form, { status, response }) => {
    const words = response ? all("main h1, main .inside > p", response).map((line) => line.textContent.trim()) : [];
    const text = status === 413 ? form.dataset.uploadLarge : words.join(" ") || form.dataset.uploadFailed;
    const field = all("input[type=file]", form).find((input) => input.files.length > 0);
    say(field, text);
    field.focus();
  };

  const progress = (form, button, request) => {
    const bar = document.createElement("progress");
    bar.max = 1;
    bar.value = 0;
    bar.setAttribute("aria-label", form.dataset.upload);
    (button && button.closest(".buttons") ? button.closest(".buttons") : form).append(bar);
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) bar.value = event.loaded / event.total;
    });
    return bar;
  };

  // `ended` is called with the page that has come in the place of this one, or with nothing where the
  // upload did not come through; not where another page is opened.
  const send = (form, button, ended) => {
    const body = new FormData(form);
    if (button && button.name) body.append(button.name, button.value);
    const action = form.getAttribute("action");
    const asked = new URL(action, location.href).href;
    const request = new XMLHttpRequest();
    request.responseType = "document";
    const bar = progress(form, button, request);
    request.addEventListener("loadend", () => {
      const { status, responseURL, response } = request;
      const comes = status > 0 && status < 400 && responseURL !== asked;
      if (comes) {
        // Who comes Back finds them attached, not chosen once more.
        all("input[type=file]", form).forEach((field) => { field.value = ""; });
        location.assign(responseURL);
        return;
      }
      bar.remove();
      // The same form with what is wrong in it, or one that carries what was typed past a login.
      const again = response && response.querySelector(`form[action="${CSS.escape(action)}"], form:has([name=carried])`);
      if (again) swap(response);
      else failed(form, request);
      ended(again ? response : null);
    });
    request.open("POST", action);
    request.send(body);
  };

  return { judge, send, look: (field) => say(field, tooLarge(field)) };
})();
