// Every form kind in a browser, both ways: the unit asks, the recipient answers, the unit fetches. What is
// typed is the example of the kind's own folder. One kind goes with the keyboard alone, one without scripts. What
// each job took is counted and held against what it may take.
//
// usage: node kinds.mjs PATH_TO_UNDERLAG [KIND…]

import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openBrowser } from './browser.mjs';
import { daysAfter, startDemo } from './demo.mjs';
import { openEyes } from './look.mjs';
import { personAt } from './person.mjs';
import { fillIn } from './questionnaire.mjs';

const RECIPIENTS = { clinic: 'vc-norrskogen', provider: 'gront-arbete', authority: 'fk-samverkan' };
const CATEGORIES = [
  'diagnosis',
  'functional-impairment',
  'activity-limitation',
  'treatment-and-planning',
  'activity-and-attendance',
  'contact-and-meeting',
];
const TOLD = ['activities', 'attendance', 'earlier-decisions', 'plan'];
const WAYS = { motesforfragan: 'keyboard', aktivitetsforfragan: 'without-script' };
/** A first request, from the list of requests to its receipt; an answer, from the opened request to its receipt. */
const LIMITS = { send: { pages: 6, typed: 25 }, answer: { pages: 3 } };

const [binary, ...wanted] = process.argv.slice(2);
if (!binary) throw new Error('usage: node kinds.mjs PATH_TO_UNDERLAG [KIND…]');
const root = new URL('../../', import.meta.url).pathname;

const demo = await startDemo(binary);
const browser = await openBrowser(demo.base_url);
const counts = [];
try {
  const eyes = await openEyes(join(root, 'target/screenshots-kinds'));
  const consent = await giveConsent();
  for (const kind of await kinds()) {
    if (wanted.length > 0 && !wanted.includes(kind.id)) continue;
    await bothWays(kind, consent, eyes);
    console.log(`${kind.id}: asked, answered, fetched (${kind.way})`);
  }
  eyes.none();
  console.table(counts);
  const over = counts.filter((one) => Object.entries(LIMITS[one.job]).some(([what, most]) => one[what] > most));
  if (over.length > 0) throw new Error(`more than a job may take: ${JSON.stringify(over)}`);
} finally {
  await browser.close();
  await demo.stop();
}

/** What the folders under `forms/` say. */
async function kinds() {
  const folders = (await readdir(join(root, 'forms'), { withFileTypes: true })).filter((one) => one.isDirectory());
  return Promise.all(
    folders.map(async ({ name: id }) => {
      const file = (name) => readFile(join(root, 'forms', id, name), 'utf8');
      const settings = await file('kind.toml');
      const line = (key) => new RegExp(`^${key} = (.*)$`, 'm').exec(settings)?.[1] ?? '';
      return {
        id,
        way: WAYS[id] ?? 'mouse',
        recipient: RECIPIENTS[/"(\w+)"/.exec(line('to'))[1]],
        namesNobody: /never|optional/.test(line('identity')),
        request: JSON.parse(ofToday(await file('example-request.json'))),
        answer: JSON.parse(ofToday(await file('example-answer.json'))),
      };
    }),
  );
}

/** An example's days, those of its moments too, as far from the demo's day as they are from the day it was written on. */
function ofToday(example) {
  const [, written] = /"authored": "(\d{4}-\d\d-\d\d)/.exec(example);
  const days = (Date.parse(demo.today) - Date.parse(written)) / 86_400_000;
  return example.replace(/(?<!\d)\d{4}-\d\d-\d\d(?!\d)/g, (day) => daysAfter(day, days));
}

async function bothWays(kind, consent, eyes) {
  const worker = await newPerson(`worker-${kind.id}`, kind.way);
  const clinic = await newPerson(`clinic-${kind.id}`, kind.way);
  await logIn(worker);
  const sent = await send(worker, kind, consent, eyes);
  await open(clinic, sent.reference, kind);
  await answer(clinic, kind, eyes);
  await fetchAnswer(worker, kind, sent, eyes);
  worker.complaints.none();
  clinic.complaints.none();
  await worker.page.close();
  await clinic.page.close();
}

async function newPerson(name, way) {
  const person = await browser.person(name);
  return { ...(await personAt(person.page, way)), complaints: person.complaints, downloads: person.downloads };
}

async function logIn(person) {
  const { user, password } = demo.logins.find((one) => one.user === 'anna.lind');
  await person.go(`${demo.base_url}/login`);
  await person.write('username', user);
  await person.write('password', password);
  await person.press('Logga in');
}

/** One consent for all kinds: every category each way, one recipient of each sort. */
async function giveConsent() {
  const person = await newPerson('consent', 'mouse');
  await logIn(person);
  await person.go(`${demo.base_url}/consents/new`);
  await person.write('name', 'Tuva Provsson-Åkerö');
  await person.write('personal_number', '19850614-9882');
  for (const id of Object.values(RECIPIENTS)) await person.choose('party', id);
  for (const category of CATEGORIES) await person.choose('category', category);
  for (const told of TOLD) await person.choose('told', told);
  await person.write('purpose', 'Planera vägen till arbete eller annan försörjning i en takt som håller.');
  await person.choose('method', 'written');
  await person.press('Registrera samtycket');
  const path = await person.downloads.from(() => person.tap('Hämta samtyckesdokumentet'));
  person.complaints.none();
  await person.page.close();
  return path;
}

async function send(person, kind, consent, eyes) {
  person.startCounting();
  await person.press('Ny förfrågan');
  await person.choose('kind', kind.id);
  if (kind.namesNobody) await person.choose('nobody', 'yes');
  else await person.upload('consent', consent);
  await person.press('Fortsätt');
  const document = kind.namesNobody ? await takeKey(person, kind, eyes) : consent;
  await look(person, eyes, `${kind.id}-request-empty`);
  await person.choose('recipient', kind.recipient);
  await fillIn(person, kind.request, demo.folder);
  await look(person, eyes, `${kind.id}-request-filled`);
  await person.press('Kontrollera och skicka');
  await person.press('Skicka förfrågan');
  await look(person, eyes, `${kind.id}-request-sent`);
  note(person, kind, 'send');
  return { reference: /U(-[0-9A-Z]+)+/.exec(person.page.url())[0], document };
}

/** The document that opens the answer where there is no consent. */
async function takeKey(person, kind, eyes) {
  await look(person, eyes, `${kind.id}-key-document`);
  const path = await person.downloads.from(() => person.tap('Hämta nyckeldokumentet'));
  await person.press('Fortsätt till förfrågan');
  return path;
}

async function open(person, reference, kind) {
  const link = await letterLink(person, reference);
  await person.page.goto('about:blank');
  await person.go(kind.way === 'without-script' ? link.split('#')[0] : link);
  if (kind.way === 'without-script') await person.write('code', link.split('#')[1]);
  await person.write('key', demo.recipients.find((one) => one.id === kind.recipient).key);
  await person.press('Öppna förfrågan');
}

async function answer(person, kind, eyes) {
  await look(person, eyes, `${kind.id}-request-read`);
  person.startCounting();
  await person.press('Besvara förfrågan');
  await look(person, eyes, `${kind.id}-answer-empty`);
  await fillIn(person, kind.answer, demo.folder);
  await look(person, eyes, `${kind.id}-answer-filled`);
  await person.press('Granska svaret');
  await look(person, eyes, `${kind.id}-answer-preview`);
  await person.press('Skicka svaret');
  note(person, kind, 'answer');
  await look(person, eyes, `${kind.id}-answer-sent`);
}

async function fetchAnswer(person, kind, { reference, document }, eyes) {
  await person.go(`${demo.base_url}/requests/${reference}`);
  await person.upload('consent', document);
  await person.press('Öppna');
  await look(person, eyes, `${kind.id}-answer-opened`);
  await person.choose('saved', 'yes');
  await person.press('Bekräfta och radera kopian');
  const page = await person.page.evaluate(() => document.body.innerText);
  if (!page.includes('Underlag har raderat sina kopior')) throw new Error(`${reference} was not fetched:\n${page}`);
}

async function letterLink(person, reference) {
  for (let tries = 0; tries < 60; tries += 1) {
    await person.go(demo.mailbox);
    const letters = await person.page.$$eval('main td a', (links) => links.map((one) => one.href));
    for (const letter of letters.slice(0, 6)) {
      await person.go(letter);
      const text = await person.page.evaluate(() => document.body.innerText);
      const links = await person.page.$$eval('main a', (all) => all.map((one) => one.href));
      const secure = links.find((href) => href.includes('/l#'));
      if (text.includes(reference) && secure) return secure;
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`no letter about ${reference} with a link`);
}

/** axe-core needs scripts; the kinds that go with them are judged on the same pages. */
function look(person, eyes, name) {
  return eyes.look(person.page, name, { judge: person.way !== 'without-script' });
}

function note(person, kind, job) {
  counts.push({ kind: kind.id, way: kind.way, job, ...person.counted() });
}
