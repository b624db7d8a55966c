// Starts the demo on a free port in a folder of its own, and stops it again.

import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** The day it is in every browser test, so that none depends on the day it is run. */
export const DAY = process.env.UNDERLAG_TEST_DAY ?? '2026-11-24';
const START_MS = 120_000;
const STOP_MS = 15_000;

/** The day so many days after another. */
export function daysAfter(day, days) {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Runs `underlag demo --json`; resolves when its one line has come. */
export async function startDemo(binary, more = ['--no-seed'], day = DAY) {
  const folder = await mkdtemp(join(tmpdir(), 'underlag-demo-'));
  const child = spawn(binary, ['demo', '--at', day, '--listen', '127.0.0.1:0', '--dir', folder, ...more, '--json'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = [];
  child.stderr.on('data', (chunk) => said.push(chunk));
  const exited = new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal)));

  const line = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no line from the demo after ${START_MS} ms`)), START_MS);
    createInterface(child.stdout).once('line', (text) => {
      clearTimeout(timer);
      resolve(text);
    });
    exited.then((code) => {
      clearTimeout(timer);
      reject(new Error(`the demo ended (${code}) before it served:\n${Buffer.concat(said)}`));
    });
  });

  return {
    ...JSON.parse(line),
    folder,
    async stop() {
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      const code = await exited;
      clearTimeout(late);
      await rm(folder, { recursive: true, force: true });
      if (code !== 0) throw new Error(`the demo ended with ${code}:\n${Buffer.concat(said)}`);
    },
  };
}
