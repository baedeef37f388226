/** `tirazh random`: the generator's raw words, for laboratories and other implementations. */
import type { Command } from 'commander';

export function addRandomCommands(program: Command): void {
  program.command('random').description('words of the generator, for laboratories');
}
