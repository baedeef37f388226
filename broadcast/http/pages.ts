/** The viewer's pages as Vite built them. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Path on the site → page in the viewer's folder. */
const PAGES: Record<string, string> = {
  '/': 'index.html',
  '/check': 'check.html',
  '/host': 'host.html',
  '/lab': 'lab.html',
  '/stage': 'stage.html',
  '/overlay': 'overlay.html',
  '/office': 'office.html',
  '/prizes': 'prizes.html',
  '/raffle': 'raffle.html',
};

const NOT_BUILT = 'The pages are not built yet: run "npm run build:viewer" in the project.\n';

export async function addPages(http: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) {
    for (const path of Object.keys(PAGES)) {
      http.get(path, { schema: { hide: true } }, (_, reply) =>
        reply.status(503).type('text/plain').send(NOT_BUILT),
      );
    }
    return;
  }
  // Built assets carry their hash in their name; pages are asked for anew each time.
  await http.register(fastifyStatic, {
    root: folder,
    index: false,
    setHeaders(reply, path) {
      const cache = path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
      reply.header('Cache-Control', cache);
    },
  });
  for (const [path, page] of Object.entries(PAGES)) {
    http.get(path, { schema: { hide: true } }, (_, reply) => reply.sendFile(page));
  }
}
