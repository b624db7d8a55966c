// Fills in a form page with the answers of a QuestionnaireResponse, in the order of the page.
//
// A field is named by the path of `linkId`s to it, with a number where something repeats:
// `q.funktion.period:1.fran`.

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** `folder`: where files that are attached may lie. */
export async function fillIn(person, response, folder) {
  await fillItems(person, response.item ?? [], 'q', folder);
}

async function fillItems(person, items, container, folder) {
  const seen = new Map();
  for (const item of items) {
    const name = `${container}.${item.linkId}`;
    const number = seen.get(item.linkId) ?? 0;
    seen.set(item.linkId, number + 1);
    if (await isFixed(person.page, item.linkId)) continue;
    if (item.answer) await fillAnswers(person, item, name, folder);
    else await fillItems(person, item.item ?? [], await occurrence(person, name, number), folder);
  }
}

async function fillAnswers(person, item, name, folder) {
  const several = await person.has(`${name}:0`);
  for (const [number, answer] of item.answer.entries()) {
    const place = several ? `${name}:${number}` : name;
    if (several && !(await person.has(place))) await person.change(`add ${name}`, `[name="${place}"]`);
    await fillOne(person, place, answer, folder);
    if (answer.item) await fillItems(person, answer.item, place, folder);
  }
}

async function fillOne(person, name, answer, folder) {
  const [kind, value] = Object.entries(answer).find(([key]) => key.startsWith('value'));
  switch (kind) {
    case 'valueCoding':
      return person.choose(name, value.code);
    case 'valueBoolean':
      return person.choose(name, String(value));
    case 'valueQuantity':
      return person.write(name, String(value.value).replace('.', ','));
    case 'valueDecimal':
      return person.write(name, String(value).replace('.', ','));
    case 'valueDateTime':
      return person.write(name, value.slice(0, 16));
    case 'valueTime':
      return person.write(name, value.slice(0, 5));
    case 'valueAttachment': {
      const path = join(folder, 'Bilaga.pdf');
      await writeFile(path, '%PDF-1.4\n% en bilaga\nxref\n0 0\ntrailer <</Root 1 0 R>>\nstartxref\n9\n%%EOF\n');
      return person.upload(name, path);
    }
    case 'valueString':
      if (await isOther(person.page, name)) {
        await person.choose(name, '~other');
        return person.write(`${name}~other`, value);
      }
      return person.write(name, value);
    default:
      return person.write(name, String(value));
  }
}

/** The place of one occurrence of a group; the page is asked for another where it has too few. */
async function occurrence(person, name, number) {
  const repeats = (await person.page.$(`[id="${name}:0"]`)) !== null;
  if (!repeats) return name;
  const place = `${name}:${number}`;
  if ((await person.page.$(`[id="${place}"]`)) === null) await person.change(`add ${name}`, `[id="${place}"]`);
  return place;
}

/** Shown, not asked. */
function isFixed(page, linkId) {
  return page.evaluate((id) => document.querySelector(`[data-q="${id}"][data-fixed]`) !== null, linkId);
}

/** A text where there are options: the own words of an open choice. */
async function isOther(page, name) {
  return (await page.$(`[name="${name}"][value="~other"]`)) !== null;
}
