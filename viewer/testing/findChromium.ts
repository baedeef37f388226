/**
 * A Chromium for the browser tests: one that is installed, else one that gets installed. The headless shell before all others: the
 * same engine without the browser's own windows, which nobody looks at and which cost two fifths of the processor time. Never skips:
 * without a browser the tests fail and say which command to run.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const NAMES = [
  ...['chromium-headless-shell', 'chrome-headless-shell'],
  ...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome.exe'],
];
/** Debian's packages, the better one first. */
const PACKAGES = ['chromium-headless-shell', 'chromium'];
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
    ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))),
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
  if (isRootOnDebian && run('apt-get', 'update')) {
    if (PACKAGES.some((name) => run('apt-get', 'install', '-y', name))) return;
  }
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
