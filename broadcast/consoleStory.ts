/** What `tirazh serve` tells the person at the terminal: how it started, then each milestone of each draw. */
import type { DrawEvent } from '../engine/draw/drawEvent.ts';
import type { PrintedSeries } from './demo/demo.ts';
import type { StoredDraw } from './draws/drawStore.ts';
import type { Role } from './protocol/host.ts';
import type { RunningServer } from './server.ts';

export interface FreshAccount {
  readonly name: string;
  readonly role: Role;
  readonly password: string;
}

export interface StartFacts {
  /** Only at the first start. */
  readonly accounts: readonly FreshAccount[];
  readonly dataFolder: string;
  /** How long the demo's registrations took. */
  readonly registerMs: number | null;
}

export interface Story {
  printed(series: PrintedSeries): void;
  started(server: RunningServer, facts: StartFacts): void;
  event(event: DrawEvent): void;
  stopping(): void;
}

/** Asia/Almaty is UTC+5 since 2024-03-01; zone data older than that still says +6. */
const ALMATY_OFFSET_MS = 5 * 3600 * 1000;
const almatyTime = (ms: number): string => new Date(ms + ALMATY_OFFSET_MS).toISOString().slice(11, 19);

const count = new Intl.NumberFormat('en-US');
const ms = (value: number): string => `${count.format(Math.round(value))} ms`;

function milestone(event: DrawEvent): string | null {
  switch (event.type) {
    case 'planned': {
      const { closesAt, startsAt } = event.plan;
      return `planned: closes ${almatyTime(Date.parse(closesAt!))}, starts ${almatyTime(Date.parse(startsAt!))}`;
    }
    case 'frozen':
      return `frozen: ${count.format(event.entryCount)} entries, root ${event.entriesRoot.slice(0, 16)}…`;
    case 'sealed':
      return `sealed: winners picked and journalled as record ${event.record}`;
    case 'show-started':
      return 'on air';
    case 'completed':
      return `completed: transcript ${event.transcriptDigest.slice(0, 16)}…`;
    case 'aborted':
      return `aborted: ${event.reason}`;
    case 'missed':
      return `MISSED its start at ${almatyTime(Date.parse(event.startsAt))}: host and commission have to start or abort it`;
    case 'started':
      return 'started by two people';
    case 'paused':
      return `stands still: ${event.reason}`;
    case 'resumed':
      return 'goes on';
    case 'foul':
      return `foul: ${event.reason}`;
    case 'correction':
      return `correction: ${event.reason}`;
    case 'certified':
      return 'certified by host and commission';
    case 'redrawn':
      return `drawn again as ${event.next}: ${event.reason}`;
    case 'committed':
    case 'character':
      return null;
  }
}

/** Where a draw stands when the server starts. */
function standing({ phase, startsMs }: StoredDraw): string {
  if (phase === 'missed') {
    return `MISSED its start at ${almatyTime(startsMs)}: host and commission have to start or abort it`;
  }
  return phase === 'open' ? `open, starts at ${almatyTime(startsMs)}` : `${phase}, goes on from there`;
}

function plainStory(): Story {
  return {
    printed({ commitment, file, samples, elapsedMs }) {
      const stages = Object.entries(elapsedMs).map(([stage, value]) => `${stage} ${ms(value)}`);
      const total = Object.values(elapsedMs).reduce((sum, value) => sum + value, 0);
      console.log(`Series ${commitment.series}: ${count.format(commitment.tickets)} tickets in ${ms(total)}`);
      console.log(`  ${stages.join(', ')}`);
      console.log(`  commitment ${commitment.root}`);
      console.log(`  ${file}`);
      if (samples) console.log(`  tickets to try at the counter: ${samples}`);
    },
    started({ url, service }, { accounts, dataFolder, registerMs }) {
      const open = service.registrations.openDraw();
      if (open && registerMs !== null) {
        const registered = count.format(service.registrations.count(open));
        console.log(`Players: ${registered} tickets registered for ${open} in ${ms(registerMs)}`);
      }
      for (const draw of service.draws.unfinished()) console.log(`Draw ${draw.id}: ${standing(draw)}`);
      console.log(`\n  Live page   ${url}/`);
      console.log(`  Check page  ${url}/check`);
      console.log(`  Host page   ${url}/host`);
      console.log(`  Office      ${url}/office`);
      console.log(`  Prizes left ${url}/prizes`);
      for (const { name, role, password } of accounts) {
        console.log(`\n  Account:  ${name} (${role})\n  Password: ${password}   (shown this once)`);
      }
      console.log(`\nData in ${dataFolder}. Ctrl-C stops; the next start goes on from there.\n`);
    },
    event(event) {
      const text = milestone(event);
      if (text) console.log(`${almatyTime(Date.parse(event.at))}  ${event.draw}  ${text}`);
    },
    stopping: () => console.log('\nStopping: nothing is lost.'),
  };
}

function jsonStory(): Story {
  const line = (value: object): void => console.log(JSON.stringify(value));
  return {
    printed: ({ commitment, file, elapsedMs }) => line({ type: 'printed', commitment, file, elapsedMs }),
    started: ({ url }, facts) => line({ type: 'started', url, ...facts }),
    event: (event) => line({ type: 'event', event }),
    stopping: () => line({ type: 'stopping' }),
  };
}

export const consoleStory = (json: boolean): Story => (json ? jsonStory() : plainStory());
