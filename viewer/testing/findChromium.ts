/**
 * A Chromium for the browser tests: one that is installed, else one that gets installed. Never skips: without a
 * browser the tests fail and say which command to run.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome.exe'];
const USUAL_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

function installed(): string | null {
  const given = process.env.CHROMIUM_PATH;
  if (given !== undefined) {
    if (existsSync(given)) return given;
    throw new Error(`CHROMIUM_PATH is ${given}: there is no such file`);
  }
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = [
    ...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))),
    ...USUAL_PLACES,
    chromium.executablePath(),
  ];
  return candidates.find((path) => path !== '' && existsSync(path)) ?? null;
}

/** Whether the command ended well; its output goes where the tests' goes. */
const run = (command: string, ...args: string[]): boolean =>
  spawnSync(command, args, { stdio: 'inherit' }).status === 0;

function install(): void {
  const isRootOnDebian = process.getuid?.() === 0 && existsSync('/etc/debian_version');
  if (isRootOnDebian && run('apt-get', 'update') && run('apt-get', 'install', '-y', 'chromium')) return;
  run('npx', 'playwright-core', 'install', 'chromium');
}

/** @throws Error naming what to run when there is no Chromium and none could be installed */
export function findChromium(): string {
  let path = installed();
  if (path === null) {
    install();
    path = installed();
  }
  if (path === null) {
    throw new Error(
      'no Chromium for the browser tests: run "npx playwright-core install chromium", ' +
        'or set CHROMIUM_PATH to one that is installed',
    );
  }
  return path;
}
