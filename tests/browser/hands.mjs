// What a person does on a page, by what is written on it.

/** Follows a link or presses a button by its text, and waits for the page that comes. */
export async function press(page, text) {
  const element = await control(page, text, 'a[href], button, input[type=submit], summary');
  await Promise.all([page.waitForNavigation({ waitUntil: 'networkidle0' }), element.click()]);
}

/** Presses what leads to no new page: a download, a disclosure, a button of a script. */
export async function tap(page, text) {
  await (await control(page, text, 'a[href], button, input[type=submit], summary')).click();
}

/** What a link leads to, in bytes, without leaving the page: for documents that open in the browser. */
export async function read(page, text) {
  const link = await control(page, text, 'a[href]');
  const base64 = await link.evaluate(async (one) => {
    const bytes = new Uint8Array(await (await fetch(one.href)).arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  });
  return Buffer.from(base64, 'base64');
}

/** Writes into the field with this label, within a group if its legend is given, replacing what stood there. */
export async function fill(page, label, value, legend) {
  const field = await labelled(page, label, legend);
  const type = await field.evaluate((element) => element.type);
  if (type === 'date' || type === 'time' || type === 'datetime-local') {
    await field.evaluate((element, text) => {
      element.value = text;
      element.dispatchEvent(new Event('input', { bubbles: true }));
      element.dispatchEvent(new Event('change', { bubbles: true }));
    }, value);
    return;
  }
  await field.evaluate((element) => {
    element.focus();
    element.value = '';
  });
  await field.type(value);
}

/** Ticks a box or chooses a radio button, within a group if its legend is given. */
export async function choose(page, label, legend) {
  const box = await labelled(page, label, legend);
  const chosen = () => box.evaluate((element) => element.checked);
  if (!(await chosen())) await box.click();
  if (!(await chosen())) throw new Error(`${page.url()}: "${label}" can be pressed, but is not chosen`);
}

/** Chooses an option of a list by its text. */
export async function select(page, label, option) {
  const list = await labelled(page, label);
  const value = await list.evaluate((element, text) => {
    const options = [...element.options];
    return options.find((one) => one.textContent.trim().startsWith(text))?.value ?? null;
  }, option);
  if (value === null) throw new Error(`no option "${option}" in "${label}"`);
  await list.select(value);
}

/** Puts files into the field with this label. */
export async function upload(page, label, ...paths) {
  await (await labelled(page, label)).uploadFile(...paths);
}

/** Fails unless the page says this somewhere a person can see it. */
export async function sees(page, text) {
  const visible = (await page.evaluate(() => document.body.innerText)).replace(/\s+/g, ' ');
  if (!visible.includes(text)) throw new Error(`${page.url()} does not say "${text}". It says:\n${visible.slice(0, 3000)}`);
}

/** The field that a label names; with a legend, only within that group. */
async function labelled(page, label, legend) {
  const handle = await page.evaluateHandle(
    (wanted, group) => {
      const clean = (text) => text.replace(/\s+/g, ' ').trim();
      const best = (all, text) =>
        all.find((one) => clean(one.textContent) === text) ?? all.find((one) => clean(one.textContent).startsWith(text));
      const seen = (selector, inside) => [...inside.querySelectorAll(selector)].filter((one) => one.checkVisibility());
      const place = group ? best(seen('legend', document), group)?.closest('fieldset') : document;
      const labels = place ? seen('label', place).filter((one) => one.control) : [];
      return best(labels, wanted)?.control ?? null;
    },
    label,
    legend ?? null,
  );
  return element(page, handle, `a field "${label}"${legend ? ` in "${legend}"` : ''}`);
}

async function control(page, text, selector) {
  const handle = await page.evaluateHandle(
    (wanted, which) => {
      const clean = (value) => (value ?? '').replace(/\s+/g, ' ').trim();
      const name = (one) => clean(one.getAttribute('aria-label') || (one.tagName === 'INPUT' ? one.value : one.textContent));
      const seen = [...document.querySelectorAll(which)].filter((one) => one.checkVisibility());
      return seen.find((one) => name(one) === wanted) ?? seen.find((one) => name(one).startsWith(wanted)) ?? null;
    },
    text,
    selector,
  );
  return element(page, handle, `a link or button "${text}"`);
}

async function element(page, handle, what) {
  const found = handle.asElement();
  if (found) return found;
  const visible = await page.evaluate(() => document.body.innerText);
  throw new Error(`${page.url()} has not ${what}. It says:\n${visible.slice(0, 3000)}`);
}

/** Ticks every box of a group. */
export async function chooseAll(page, legend) {
  const labels = await page.evaluate((wanted) => {
    const clean = (text) => text.replace(/\s+/g, ' ').trim();
    const group = [...document.querySelectorAll('legend')].find((one) => clean(one.textContent).startsWith(wanted));
    return [...(group?.closest('fieldset').querySelectorAll('label') ?? [])].map((one) => clean(one.textContent));
  }, legend);
  if (labels.length === 0) throw new Error(`nothing to choose in "${legend}"`);
  for (const label of labels) await choose(page, label, legend);
}
