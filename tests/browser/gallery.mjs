// Every page in every state and language: sound HTML (Nu Html Checker), nothing that shuts somebody
// out (axe-core: wide, at 320 px, dark), nothing wider than the screen. A planted fault is found.
//
//   node gallery.mjs FOLDER [--pictures FOLDER] [NAME …]
//
// FOLDER holds the pages, as the test `web::pages` writes them. With --pictures each is also pictured.

import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import axe from 'axe-core';
import vnu from 'vnu-jar';
import { openBrowser } from './browser.mjs';

const TABS = 2;
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'EN-301-549', 'best-practice'];
/** Dark changes colours and nothing else: the other rules have had their say of the same page, as wide. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block'];
const STATES = [
  { name: 'wide', width: 1280 },
  { name: 'narrow', width: 320 },
  { name: 'dark', width: 1280, dark: true, rules: OF_COLOUR },
];
const PICTURES = [
  ...STATES,
  { name: 'phone', width: 390 },
  { name: 'print', width: 800, print: true },
  { name: 'forced', width: 1280, forced: true },
];

const sessions = new WeakMap();
const run = promisify(execFile);
const { folder, pictures, names } = asked(process.argv.slice(2));
const files = (await readdir(folder)).filter((name) => name.endsWith('.html')).sort();
const chosen = files.filter((file) => names.length === 0 || names.some((name) => file.startsWith(name)));
if (chosen.length < (names.length === 0 ? 100 : 1)) throw new Error(`only ${chosen.length} pages in ${folder}`);

const browser = await openBrowser('file://');
try {
  if (pictures) {
    await mkdir(pictures, { recursive: true });
    await inTabs(chosen, (page, file) => picture(page, file));
    console.log(`${chosen.length} pages pictured in ${pictures}`);
  } else {
    await plant();
    const faults = [...(await unsound(folder, chosen)), ...(await inTabs(chosen, (page, file) => shutOut(page, join(folder, file), file)))];
    if (faults.length > 0) throw new Error(`${faults.length} faults\n${[...new Set(faults)].join('\n')}`);
    console.log(`${chosen.length} pages: the Nu Html Checker finds 0 errors; axe-core finds 0 violations in ${STATES.length} states each`);
  }
} finally {
  await browser.close();
}

/** What the checkers are for: they find it. */
async function plant() {
  const source = await readFile(join(folder, files.find((file) => file.startsWith('login-1-'))), 'utf8');
  const planted = await mkdtemp(join(folder, 'planted-'));
  try {
    const html = source.replace('</main>', '<p><div id="a"></div><div id="a"></div></p></main>');
    await writeFile(join(planted, 'html.html'), html);
    if ((await unsound(planted, ['html.html'])).length === 0) throw new Error('the Nu Html Checker did not find a planted fault');
    const shut = source.replace('</main>', '<img src="x.png"><button></button></main>').replaceAll('"assets/', '"../assets/');
    await writeFile(join(planted, 'shut.html'), shut);
    const wide = source.replace('</main>', '<pre>WIDE</pre></main>'.replace('WIDE', 'x'.repeat(400)));
    await writeFile(join(planted, 'wide.html'), wide);
    const shade = '<style>@media (prefers-color-scheme: dark) { #shade { color: #222; background: #111 } }</style><p id="shade">x y z</p></main>';
    await writeFile(join(planted, 'shade.html'), source.replace('</main>', shade));
    const found = await inTabs(['shut.html', 'wide.html', 'shade.html'], (page, file) => shutOut(page, join(planted, file), file));
    for (const rule of ['image-alt', 'button-name', 'px wide', 'dark: color-contrast']) {
      if (!found.some((fault) => fault.includes(rule))) throw new Error(`a planted fault was not found: ${rule}`);
    }
  } finally {
    await rm(planted, { recursive: true });
  }
}

/** Errors of the Nu Html Checker. */
async function unsound(where, pages) {
  const paths = pages.map((file) => join(where, file));
  const options = ['-jar', vnu, '--format', 'json', '--exit-zero-always', '--errors-only', ...paths];
  const { stderr } = await run('java', options, { maxBuffer: 1 << 28 });
  const { messages } = JSON.parse(stderr);
  return messages.map((one) => `${one.url.split('/').pop()}:${one.lastLine}: ${one.message}: ${(one.extract ?? '').trim()}`);
}

/** Violations of axe-core in each state, and pages wider than their screen. */
async function shutOut(page, path, name) {
  const faults = [];
  await page.goto(pathToFileURL(resolve(path)).href);
  await page.evaluate(axe.source);
  for (const state of STATES) {
    await take(page, state);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > state.width) faults.push(`${name}: ${wide} px wide on a screen of ${state.width} px`);
    const { violations } = await page.evaluate((rules) => globalThis.axe.run(document, { runOnly: rules, resultTypes: ['violations'] }), state.rules ?? RULES);
    faults.push(...violations.map((one) => `${name}, ${state.name}: ${one.id}: ${one.help}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`));
  }
  return faults;
}

async function picture(page, file) {
  await page.goto(pathToFileURL(resolve(folder, file)).href);
  for (const state of PICTURES) {
    await take(page, state);
    // Painted anew: what was emulated since the last time shows only in part.
    await page.reload();
    await page.screenshot({ path: join(pictures, `${file.replace(/\.html$/, '')}-${state.name}.png`), fullPage: true });
  }
  return [];
}

async function take(page, { width, dark, print, forced }) {
  await page.setViewport({ width, height: 900 });
  // What a session asks for ends with it: it lasts as long as its page. Puppeteer knows no forced colours.
  if (!sessions.has(page)) sessions.set(page, await page.createCDPSession());
  await sessions.get(page).send('Emulation.setEmulatedMedia', {
    media: print ? 'print' : 'screen',
    features: [
      { name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' },
      { name: 'forced-colors', value: forced ? 'active' : 'none' },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ],
  });
  const is = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  if (is !== Boolean(dark)) throw new Error('the colour scheme is not the one asked for');
}

/** Does something for each of these, in a few tabs at a time; gives all that came of it. */
async function inTabs(these, work) {
  const left = [...these];
  const found = [];
  const tab = async (number) => {
    const { page } = await browser.person(`tab ${number}`);
    for (let file = left.shift(); file; file = left.shift()) found.push(...(await work(page, file)));
    await page.close();
  };
  await Promise.all(Array.from({ length: TABS }, (_, number) => tab(number + 1)));
  return found;
}

function asked([place, ...rest]) {
  if (!place) throw new Error('usage: node gallery.mjs FOLDER [--pictures FOLDER] [NAME …]');
  const at = rest.indexOf('--pictures');
  const into = at >= 0 ? rest.splice(at, 2)[1] : undefined;
  return { folder: resolve(place), pictures: into && resolve(into), names: rest };
}
