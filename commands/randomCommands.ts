/** `tirazh random`: the generator's raw words, for laboratories and other implementations. */
import { isatty } from 'node:tty';
import type { Command } from 'commander';
import { badInput } from '../engine/errors.ts';
import { kernelGenerator, kernelGeneratorFromState } from '../engine/kernel/kernelGenerator.ts';
import { keyWords } from '../engine/random/deriveKey.ts';
import { type MersenneTwister, mersenneTwisterFromSeed } from '../engine/random/mersenneTwister.ts';
import { writeStandardOutput } from '../terminal/standardOutput.ts';
import { parseKeyBytes, parseWithin, parseWord, parseWords } from '../terminal/wordFlags.ts';

/** Words that `random words` prints at most: about a second's worth. */
const MAX_WORDS = 10_000_000;
/** Words formatted at a time. */
const PIECE_WORDS = 65536;
/** Words written at a time by `random stream`: 64 KiB, what a pipe holds. */
const STREAM_WORDS = 16384;

interface WordsOptions {
  seed?: string;
  key?: string;
  count: string;
  json?: true;
}

interface Seeding {
  readonly seeding: 'init_genrand' | 'init_by_array';
  readonly seed?: number;
  readonly key?: number[];
  readonly generator: MersenneTwister;
}

function seedingOf({ seed, key }: WordsOptions): Seeding {
  if ((seed === undefined) === (key === undefined)) {
    throw badInput(
      `random words: expected one of --seed and --key, got ${seed === undefined ? 'neither' : 'both'}`,
    );
  }
  if (seed !== undefined) {
    const word = parseWord(seed, '--seed');
    const generator = kernelGeneratorFromState(mersenneTwisterFromSeed(word).state());
    return { seeding: 'init_genrand', seed: word, generator };
  }
  const words = parseWords(key!, '--key');
  return { seeding: 'init_by_array', key: [...words], generator: kernelGenerator(words) };
}

function printWords(options: WordsOptions): void {
  const { generator, ...seeding } = seedingOf(options);
  const count = parseWithin(options.count, '--count', 1, MAX_WORDS);
  const encoder = new TextEncoder();
  const write = (text: string): boolean => writeStandardOutput(encoder.encode(text));
  const separator = options.json ? ',' : '\n';

  if (options.json && !write(`${JSON.stringify({ ...seeding, count }).slice(0, -1)},"words":[`)) return;
  for (let left = count; left > 0; left -= PIECE_WORDS) {
    const piece = new Uint32Array(Math.min(left, PIECE_WORDS));
    generator.fill(piece);
    const isLast = left <= PIECE_WORDS;
    if (!write(piece.join(separator) + (isLast && options.json ? ']}\n' : separator))) return;
  }
}

function streamWords({ keyHex }: { keyHex: string }): void {
  const key = parseKeyBytes(keyHex, '--key-hex');
  if (isatty(1)) {
    throw badInput(
      'random stream: raw bytes would garble the terminal; send them to a program or a file (… | dieharder -g 200 -a)',
    );
  }
  const generator = kernelGenerator(keyWords(key));
  const words = new Uint32Array(STREAM_WORDS);
  const bytes = new Uint8Array(words.buffer);
  do generator.fill(words);
  while (writeStandardOutput(bytes));
}

export function addRandomCommands(program: Command): void {
  const random = program.command('random').description('words of the generator, for laboratories');

  random
    .command('words')
    .description('print 32-bit words of MT19937, one a line')
    .option('--seed <u32>', 'seed by init_genrand with one word, decimal or 0x hexadecimal')
    .option('--key <u32,...>', 'seed by init_by_array with these words, decimal or 0x hexadecimal')
    .requiredOption('--count <n>', `how many words, 1 to ${MAX_WORDS}`)
    .option('--json', 'print one JSON object instead')
    .addHelpText(
      'after',
      '\nExample (the published vector of mt19937ar):\n  tirazh random words --key 0x123,0x234,0x345,0x456 --count 5',
    )
    .action(printWords);

  random
    .command('stream')
    .description('write raw little-endian words to standard output until the reader closes')
    .requiredOption('--key-hex <hex>', 'the key of Randomness v1: 64 bytes, 128 hexadecimal digits')
    .addHelpText('after', '\nExample:\n  tirazh random stream --key-hex … | dieharder -a -g 200')
    .action(streamWords);
}
