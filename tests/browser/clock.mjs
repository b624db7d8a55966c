// The clock in a browser: a demo with a past of its own, its queue, figures, acts, watches, and a
// clock that is moved. Every page is pictured, and judged by axe-core and by its width on a phone. The pages
// that are made of the past are judged on some other days, too: what stands in them is never the same.
//
// usage: node clock.mjs PATH_TO_UNDERLAG

import { openBrowser } from './browser.mjs';
import { DAY, daysAfter, startDemo } from './demo.mjs';
import { choose, fill, sees } from './hands.mjs';
import { openEyes } from './look.mjs';

const SEED = 80;
const NUMBER = '19850614-9882';

const [binary] = process.argv.slice(2);
if (!binary) throw new Error('usage: node clock.mjs PATH_TO_UNDERLAG');
const screenshots = new URL('../../target/screenshots-clock/', import.meta.url).pathname;

/** The week after the clocks went forward, with Easter in it; a leap day. */
const OTHER_DAYS = ['2027-03-29', '2028-02-29'];

let demo;
const seeded = (day) => startDemo(binary, ['--seed', String(SEED)], day);
for (const day of OTHER_DAYS) await readOn(day);
demo = await seeded(DAY);
const browser = await openBrowser(demo.base_url);
try {
  const eyes = await openEyes(screenshots);
  const kerstin = await browser.person('kerstin');
  const omar = await browser.person('omar');
  await logIn(kerstin, 'kerstin.berg');
  await watchTheQueue(kerstin, eyes);
  await remindMany(kerstin, eyes);
  await readTheFigures(kerstin, eyes);
  await logIn(omar, 'omar.haddad');
  await actOnARequest(omar, eyes);
  await keepAWatch(omar, eyes);
  await moveTheClock(omar, eyes);
  kerstin.complaints.none();
  omar.complaints.none();
  eyes.none();
  console.log(`${eyes.count} pages looked at, pictures in target/screenshots-clock`);
} finally {
  await browser.close();
  await demo.stop();
}

/** Queue, figures and lists as they are on another day. */
async function readOn(day) {
  demo = await seeded(day);
  const browser = await openBrowser(demo.base_url);
  try {
    const eyes = await openEyes(`${screenshots}${day}/`);
    const kerstin = await browser.person('kerstin');
    await logIn(kerstin, 'kerstin.berg');
    for (const path of ['queue', 'queue?due=any', 'queue/recipients', 'statistics', 'statistics?by=recipient', 'statistics?by=month']) {
      await go(kerstin.page, `/${path}`);
      await eyes.look(kerstin.page, path.replace(/\W/g, '-'));
    }
    kerstin.complaints.none();
    eyes.none();
  } finally {
    await browser.close();
    await demo.stop();
  }
}

async function logIn({ page }, user) {
  const login = demo.logins.find((one) => one.user === user);
  await page.goto(`${demo.base_url}/login`, { waitUntil: 'domcontentloaded' });
  await fill(page, 'Användarnamn', user);
  await fill(page, 'Lösenord', login.password);
  await submit(page, 'Logga in');
}

/** The queue keeps a line open for what changes, so the network is never idle there. */
async function submit(page, text) {
  const button = await page.evaluateHandle((wanted) => {
    const all = [...document.querySelectorAll('a[href], button, summary')].filter((one) => one.checkVisibility());
    return all.find((one) => one.textContent.replace(/\s+/g, ' ').trim().startsWith(wanted)) ?? null;
  }, text);
  if (!button.asElement()) throw new Error(`${page.url()}: nothing to press that says "${text}"`);
  await Promise.all([page.waitForNavigation({ waitUntil: 'domcontentloaded' }), button.asElement().click()]);
}

async function go(page, path) {
  await page.goto(demo.base_url + path, { waitUntil: 'domcontentloaded' });
}

async function watchTheQueue({ page }, eyes) {
  await go(page, '/queue');
  await sees(page, 'Att följa upp');
  await eyes.look(page, 'queue');
  await go(page, '/queue?due=any&sort=sent');
  await eyes.look(page, 'queue-all');
  await go(page, '/queue?due=any&q=ZZZZ');
  await sees(page, 'Ingen förfrågan passar det som är valt.');
  await eyes.look(page, 'queue-none');
  await go(page, '/queue/recipients');
  await sees(page, 'Kö per mottagare');
  await eyes.look(page, 'queue-recipients');
}

async function remindMany({ page }, eyes) {
  await go(page, '/queue?due=any');
  const box = await page.$('main input[type=checkbox]');
  await box.click();
  await submit(page, 'Påminn …');
  await sees(page, 'Påminn flera mottagare');
  await eyes.look(page, 'bulk-preview');
  if (await page.$$eval('main button', (all) => all.some((one) => one.textContent.includes('Ja, påminn')))) {
    await submit(page, 'Ja, påminn');
    await eyes.look(page, 'bulk-done');
  }
}

async function readTheFigures({ page }, eyes) {
  await go(page, '/statistics');
  await eyes.look(page, 'statistics');
  for (const by of ['recipient', 'month']) {
    await go(page, `/statistics?by=${by}`);
    await eyes.look(page, `statistics-${by}`);
  }
  const report = await page.evaluate(async () => {
    const link = [...document.querySelectorAll('a[href]')].find((one) => one.href.includes('report.pdf'));
    return (await (await fetch(link.href)).text()).slice(0, 5);
  });
  if (report !== '%PDF-') throw new Error('the report is no PDF');
}

async function actOnARequest({ page }, eyes) {
  await go(page, '/requests?show=overdue');
  const open = await page.$$eval('main a[href*="/requests/U-"]', (links) => links.map((one) => one.getAttribute('href')));
  if (open.length === 0) throw new Error('nothing is overdue in the seeded demo');
  const [first] = open;
  await go(page, first);
  await eyes.look(page, 'overdue-request');
  for (const [path, name] of [['time', 'extend'], ['remind', 'remind'], ['call', 'call'], ['reroute', 'reroute'], ['withdraw', 'withdraw']]) {
    await go(page, `${first}/${path}`);
    await eyes.look(page, `act-${name}`);
  }
}

async function keepAWatch({ page }, eyes) {
  await go(page, '/watches/new');
  await eyes.look(page, 'watch-new');
  await fill(page, 'Personnummer', NUMBER);
  await choose(page, 'Enheten för ekonomiskt bistånd');
  await choose(page, 'Uppföljning av beslut');
  const soon = daysAfter(demo.today, 20);
  await page.$$eval('main input[type=date]', (fields, day) => {
    for (const field of fields) field.value = day;
  }, soon);
  await eyes.look(page, 'watch-filled');
  await page.$eval('main form button:not([name])', (button) => button.click());
  await page.waitForNavigation({ waitUntil: 'domcontentloaded' });
  await eyes.look(page, 'watch-set');
  await go(page, '/watches');
  await sees(page, 'Uppföljning av beslut');
  await eyes.look(page, 'watches');
}

async function moveTheClock({ page }, eyes) {
  await go(page, '/demo');
  await eyes.look(page, 'clock');
  await submit(page, 'Fem arbetsdagar framåt');
  await sees(page, 'Det här hände');
  await eyes.look(page, 'clock-moved');
  await submit(page, 'Till nästa händelse');
  await sees(page, 'Klockan är flyttad.');
}
