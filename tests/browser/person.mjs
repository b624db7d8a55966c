// How somebody works a page: with a mouse, with the keyboard alone, or with scripts switched off. All
// three find a field by its name and a button by its words, and all three are counted.

const FOCUS_TRIES = 400;

/** What a job took: pages that came, fields that were typed in, choices made and buttons pressed. */
export function tally() {
  return { pages: 0, typed: 0, clicks: 0 };
}

/** `way`: 'mouse', 'keyboard' or 'without-script'. */
export async function personAt(page, way = 'mouse') {
  if (way === 'without-script') await page.setJavaScriptEnabled(false);
  let count = tally();
  const move = way === 'keyboard' ? keyboard(page) : mouse(page);
  return {
    page,
    way,
    /** Begins to count anew. */
    startCounting() {
      count = tally();
    },
    counted() {
      return { ...count };
    },
    async go(url) {
      await page.goto(url, { waitUntil: 'networkidle0' });
      count.pages += 1;
    },
    /** Writes into the field of that name, replacing what stood there. */
    async write(name, text) {
      await move.write(await field(page, name), text);
      count.typed += 1;
    },
    /** Chooses an option of that name: of radio buttons, boxes or a list. */
    async choose(name, value) {
      const selector = `[name="${CSS(name)}"][value="${CSS(value)}"]`;
      const box = await page.$(selector);
      if (box) await move.tick(box);
      else await move.pick(await field(page, name), value);
      count.clicks += 1;
    },
    async upload(name, ...paths) {
      await (await field(page, name)).uploadFile(...paths);
      count.clicks += 1;
    },
    has: async (name) => (await page.$(`[name="${CSS(name)}"]`)) !== null,
    /** Presses the button or link with these words; the next page is there when it returns. */
    async press(words) {
      await turn(page, await button(page, words), move);
      count.pages += 1;
      count.clicks += 1;
    },
    /** Presses a button by what it sends; the form changes in its place, or without scripts comes again. */
    async change(value, until) {
      const element = await found(page, `button[value="${CSS(value)}"]`);
      count.clicks += 1;
      if (way === 'without-script') {
        await turn(page, element, move);
        count.pages += 1;
      } else {
        await move.push(element);
        await page.waitForSelector(until);
      }
    },
    /** Presses what leads to no new page. */
    async tap(words) {
      await move.push(await button(page, words));
      count.clicks += 1;
    },
  };
}

function mouse(page) {
  return {
    async write(element, text) {
      if (await isPicker(element)) return setValue(element, text);
      await element.evaluate((one) => {
        one.focus();
        one.value = '';
      });
      await paste(page, element, text);
    },
    async tick(element) {
      if (!(await element.evaluate((one) => one.checked))) await element.click();
      if (!(await element.evaluate((one) => one.checked))) throw new Error(`${page.url()}: a choice can't be made`);
    },
    pick: (element, value) => element.select(value),
    push: (element) => element.click(),
  };
}

/** Tab, Shift+Tab, arrows, space and Enter. Nothing else. */
function keyboard(page) {
  const reach = async (element) => {
    for (let tries = 0; tries < FOCUS_TRIES; tries += 1) {
      const where = await element.evaluate((one) => {
        const now = document.activeElement;
        if (now === one) return 'there';
        // A group of radio buttons has one stop.
        if (one.type === 'radio' && now.type === 'radio' && now.name === one.name) return 'there';
        const order = now === document.body ? 4 : now.compareDocumentPosition(one);
        return order & Node.DOCUMENT_POSITION_PRECEDING ? 'before' : 'after';
      });
      if (where === 'there') return;
      if (where === 'before') {
        await page.keyboard.down('Shift');
        await page.keyboard.press('Tab');
        await page.keyboard.up('Shift');
      } else {
        await page.keyboard.press('Tab');
      }
    }
    const what = await element.evaluate((one) => one.outerHTML.slice(0, 200));
    throw new Error(`${page.url()}: the keyboard does not reach ${what}`);
  };
  return {
    async write(element, text) {
      await reach(element);
      if (await isPicker(element)) return setValue(element, text);
      await page.keyboard.down('Control');
      await page.keyboard.press('a');
      await page.keyboard.up('Control');
      await paste(page, element, text);
    },
    async tick(element) {
      await reach(element);
      const [type, count] = await element.evaluate((one) => [
        one.type,
        document.querySelectorAll(`[name="${CSS.escape(one.name)}"]`).length,
      ]);
      const done = () => element.evaluate((one) => one.checked);
      if (type === 'checkbox') {
        if (!(await done())) await page.keyboard.press('Space');
      } else {
        await page.keyboard.press('Space');
        for (let step = 0; step < count && !(await done()); step += 1) await page.keyboard.press('ArrowDown');
      }
      if (!(await done())) throw new Error(`${page.url()}: the keyboard can't choose ${await element.evaluate((one) => one.id)}`);
    },
    async pick(element, value) {
      await reach(element);
      const places = await element.evaluate((one, wanted) => {
        const at = [...one.options].findIndex((option) => option.value === wanted);
        return at - one.selectedIndex;
      }, value);
      for (let step = 0; step < Math.abs(places); step += 1) await page.keyboard.press(places > 0 ? 'ArrowDown' : 'ArrowUp');
      if ((await element.evaluate((one) => one.value)) !== value) throw new Error(`the list does not take ${value}`);
    },
    async push(element) {
      await reach(element);
      await page.keyboard.press('Enter');
    },
  };
}

/** Long texts come as pasted: typing them letter by letter says nothing more and takes minutes. */
async function paste(page, element, text) {
  await element.type(text.slice(0, 3));
  await page.keyboard.sendCharacter(text.slice(3));
}

/** The parts of a date are typed in the browser's own order; what counts is what is sent. */
function isPicker(element) {
  return element.evaluate((one) => ['date', 'time', 'datetime-local'].includes(one.type));
}

function setValue(element, text) {
  return element.evaluate((one, value) => {
    one.value = value;
    one.dispatchEvent(new Event('input', { bubbles: true }));
    one.dispatchEvent(new Event('change', { bubbles: true }));
  }, text);
}

async function turn(page, element, move) {
  await Promise.all([page.waitForNavigation({ waitUntil: 'networkidle0' }), move.push(element)]);
}

function field(page, name) {
  return found(page, `[name="${CSS(name)}"]`);
}

async function found(page, selector) {
  const element = await page.$(selector);
  if (!element) throw new Error(`${page.url()} has no ${selector}`);
  const seen = await element.evaluate((one) => one.checkVisibility());
  if (!seen) throw new Error(`${page.url()}: ${selector} is there, but nobody can see it`);
  return element;
}

async function button(page, words) {
  const handle = await page.evaluateHandle((wanted) => {
    const clean = (text) => text.replace(/\s+/g, ' ').trim();
    const all = [...document.querySelectorAll('a[href], button, summary')].filter((one) => one.checkVisibility());
    return all.find((one) => clean(one.textContent) === wanted) ?? all.find((one) => clean(one.textContent).startsWith(wanted)) ?? null;
  }, words);
  const element = handle.asElement();
  if (element) return element;
  throw new Error(`${page.url()} has no button "${words}". It says:\n${(await page.evaluate(() => document.body.innerText)).slice(0, 3000)}`);
}

function CSS(text) {
  return text.replace(/["\\]/g, '\\$&');
}
