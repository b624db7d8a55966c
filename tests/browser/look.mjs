// Looks at a page as it is shown: a picture at two widths, and what would shut somebody out.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import axe from 'axe-core';

const WIDTHS = [1280, 390];

/** Takes pictures into a folder and collects what is wrong with the pages. */
export async function openEyes(folder) {
  await mkdir(folder, { recursive: true });
  const faults = [];
  let count = 0;
  return {
    /** A picture at each width, the width itself, the title and language, and axe-core's rules (WCAG 2.2 AA). */
    async look(page, name, { judge = true } = {}) {
      count += 1;
      const number = String(count).padStart(2, '0');
      for (const width of WIDTHS) {
        await page.setViewport({ width, height: 900 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        if (wide > width) faults.push(`${name}: ${wide} px wide on a screen of ${width} px`);
        await page.screenshot({ path: join(folder, `${number}-${name}-${width}.png`), fullPage: true });
      }
      await page.setViewport({ width: WIDTHS[0], height: 900 });
      faults.push(...(await headFaults(page)).map((fault) => `${name}: ${fault}`));
      if (judge) faults.push(...(await shutOut(page)).map((fault) => `${name}: ${fault}`));
    },
    /** Fails with every fault at once. */
    none() {
      if (faults.length > 0) throw new Error(faults.join('\n'));
    },
    get count() {
      return count;
    },
  };
}

function headFaults(page) {
  return page.evaluate(() => {
    const faults = [];
    if (!document.title.trim()) faults.push('no title');
    if (!/^(sv|en)$/.test(document.documentElement.lang)) faults.push('no language');
    if (document.querySelectorAll('h1').length !== 1) faults.push('not one h1');
    return faults;
  });
}

async function shutOut(page) {
  await page.evaluate(axe.source);
  const result = await page.evaluate(() => globalThis.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  }));
  return result.violations.map((one) => `${one.id}: ${one.help}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`);
}
