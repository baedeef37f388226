import { link, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepInputs } from './keepInputs.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tirazh-'));
  await writeFile(join(folder, 'read.json'), '{}');
  await symlink(join(folder, 'read.json'), join(folder, 'symbolic.json'));
  await link(join(folder, 'read.json'), join(folder, 'hard.json'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('files that are read', () => {
  const input = (): string => join(folder, 'read.json');

  it.each(['read.json', './read.json', 'symbolic.json', 'hard.json'])(
    'are not written by the name %s',
    async (name) => {
      const path = `${folder}/${name}`;
      await expect(keepInputs({ '--report': undefined, '--out': path }, [input()])).rejects.toMatchObject({
        code: 'BAD_INPUT',
        message: `--out: ${path} would overwrite ${input()}, which is read here; choose another name`,
      });
    },
  );

  it('leave every other name alone, also one that is not there yet', async () => {
    await writeFile(join(folder, 'old.json'), '{}');
    await keepInputs({ '--out': join(folder, 'old.json'), '--report': join(folder, 'new.html') }, [input()]);
    await keepInputs({ '--out': join(folder, 'new.json') }, [join(folder, 'missing.json')]);
  });

  it('are kept by name where they are not there yet', async () => {
    const missing = join(folder, 'missing.json');
    await expect(keepInputs({ '--out': missing }, [missing])).rejects.toThrow('would overwrite');
  });
});
