/** The headers by which a browser keeps our pages to what they are (helmet's options), the same on every node. */
import type { FastifyHelmetOptions } from '@fastify/helmet';

export const SITE_HEADERS = {
  contentSecurityPolicy: {
    directives: {
      defaultSrc: ["'self'"],
      // The check page runs the WebAssembly kernel in a worker of its own.
      scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      connectSrc: ["'self'", 'ws:', 'wss:'],
      upgradeInsecureRequests: null,
    },
  },
  strictTransportSecurity: false,
} satisfies FastifyHelmetOptions;
