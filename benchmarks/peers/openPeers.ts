/** The peers of this machine: compiled or started where they can be, otherwise what to install. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Peer, startPeer } from './peerProcess.ts';

export interface Peers {
  /** C++, or what is missing. */
  readonly cpp: Peer | string;
  /** NumPy, or what is missing. */
  readonly numpy: Peer | string;
  close(): Promise<void>;
}

const source = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

async function openCpp(folder: string): Promise<Peer | string> {
  if (spawnSync('g++', ['--version']).status !== 0) return 'g++ not found: apt-get install g++';
  const program = join(folder, 'standardLibrary');
  const flags = ['-std=c++17', '-O3', '-march=native', '-o', program];
  const compiled = spawnSync('g++', [...flags, source('./standardLibrary.cpp')], { encoding: 'utf8' });
  if (compiled.status !== 0) return `g++ failed: ${compiled.stderr.split('\n')[0]}`;
  return startPeer(program, []);
}

/** The machine's own Python first on the path may lack NumPy where the system's has it. */
const PYTHONS = ['python3', '/usr/bin/python3', 'python'];

async function openNumpy(): Promise<Peer | string> {
  const python = PYTHONS.find((name) => spawnSync(name, ['-c', 'import numpy']).status === 0);
  if (python === undefined) return 'NumPy not found: apt-get install python3-numpy';
  return startPeer(python, [source('./numpyGenerator.py')]);
}

export async function openPeers(): Promise<Peers> {
  const folder = mkdtempSync(join(tmpdir(), 'tirazh-bench-'));
  const [cpp, numpy] = await Promise.all([openCpp(folder), openNumpy()]);
  return {
    cpp,
    numpy,
    async close() {
      for (const peer of [cpp, numpy]) if (typeof peer !== 'string') await peer.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
