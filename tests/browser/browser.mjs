// A browser that watches: whatever a page complains about fails the test.

import { access, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=sv-SE',
];
/**
 * Dates in fields are shown in the browser's own language. File names need a locale that every machine has. A library
 * that fakes the time (`tests/run --at`) stays outside: it makes the browser crawl, and no page asks it for a date.
 */
const { LD_PRELOAD: _outside, ...REAL_TIME } = process.env;
const SWEDISH = { ...REAL_TIME, LANGUAGE: 'sv', LC_ALL: 'C.UTF-8' };
const WAIT_MS = 20_000;

async function chromium() {
  const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  for (const place of places.filter(Boolean)) {
    if (await access(place).then(() => true, () => false)) return place;
  }
  throw new Error('no Chromium: apt-get install chromium, or set CHROMIUM');
}

/** One browser for the whole journey; each person has a context of their own. */
export async function openBrowser(origin) {
  const browser = await puppeteer.launch({ executablePath: await chromium(), headless: true, args: FLAGS, env: SWEDISH });
  const folders = [];
  return {
    /** A person with an empty browser: no cookies, no history, an empty folder for downloads. */
    async person(name) {
      const context = await browser.createBrowserContext();
      const downloads = await mkdtemp(join(tmpdir(), 'underlag-downloads-'));
      folders.push(downloads);
      const page = await context.newPage();
      page.setDefaultTimeout(WAIT_MS);
      // Nothing moves while it is pressed.
      await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
      await page.setExtraHTTPHeaders({ 'Accept-Language': 'sv' });
      const complaints = watch(page, name, origin);
      return { name, page, complaints, downloads: await collectDownloads(browser, context, downloads) };
    },
    async close() {
      await browser.close();
      for (const folder of folders) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Collects console errors, broken scripts, content-security violations, failed and foreign requests. */
function watch(page, name, origin) {
  const complaints = [];
  const expected = new Set();
  let offline = false;
  const complain = (what) => complaints.push(`${name}, ${page.url()}: ${what}`);
  page.on('console', (message) => {
    const text = message.text();
    // The browser logs every answer of 400 and above; those the journey asked for are no complaint.
    const status = /responded with a status of (\d+)/.exec(text)?.[1];
    if (status && expected.has(Number(status))) return;
    if (offline && text.includes('ERR_INTERNET_DISCONNECTED')) return;
    if (['error', 'warn'].includes(message.type())) complain(`console: ${text}`);
  });
  page.on('dialog', (dialog) => {
    complain(`asked: ${dialog.type()} ${dialog.message()}`);
    dialog.accept();
  });
  page.on('pageerror', (error) => complain(`script: ${error.message}`));
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText;
    // A navigation that becomes a download is reported as aborted.
    if (why !== 'net::ERR_ABORTED' && !offline) complain(`request ${request.url()}: ${why}`);
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !/^(data|blob|about):/.test(url)) complain(`asked a foreign host: ${url}`);
  });
  page.on('response', (response) => {
    const status = response.status();
    if (status >= 400 && !expected.has(status)) complain(`${status} ${response.url()}`);
  });
  return {
    /** Fails with everything the pages complained about. */
    none() {
      if (complaints.length > 0) throw new Error(complaints.join('\n'));
    },
    /** Runs a step in which nothing gets through. */
    async withoutNetwork(step) {
      offline = true;
      try {
        return await step();
      } finally {
        offline = false;
      }
    },
    /** Runs a step in which the gateway is expected to answer with this status. */
    async expecting(status, step) {
      expected.add(status);
      try {
        return await step();
      } finally {
        expected.delete(status);
      }
    },
  };
}

async function collectDownloads(browser, context, folder) {
  const session = await browser.target().createCDPSession();
  await session.send('Browser.setDownloadBehavior', {
    behavior: 'allow',
    browserContextId: context.id,
    downloadPath: folder,
    eventsEnabled: true,
  });
  return {
    /** Runs a step that starts a download; resolves with the path of the finished file. */
    async from(step) {
      const before = new Set(await readdir(folder));
      await step();
      const until = Date.now() + WAIT_MS;
      while (Date.now() < until) {
        const fresh = (await readdir(folder)).filter((name) => !before.has(name));
        if (fresh.length > 0 && fresh.every((name) => !name.endsWith('.crdownload'))) return join(folder, fresh[0]);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error('no file was downloaded');
    },
  };
}
