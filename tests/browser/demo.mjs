// Starts the demo on a free port in a folder of its own, and stops it again.

import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const START_MS = 120_000;
const STOP_MS = 15_000;

/** Runs `underlag demo --json`; resolves when its one line has come. */
export async function startDemo(binary, more = ['--no-seed']) {
  const folder = await mkdtemp(join(tmpdir(), 'underlag-demo-'));
  const child = spawn(binary, ['demo', '--listen', '127.0.0.1:0', '--dir', folder, ...more, '--json'], {
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
