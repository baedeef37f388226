/** The headers by which a browser keeps our pages to what they are (helmet's options), the same on every node. */
import type { FastifyHelmetOptions } from '@fastify/helmet';

/** `https://draw.example.kz` → `wss://draw.example.kz`. */
const socketOrigin = (site: string): string => site.replace(/^http/, 'ws');

/**
 * @param site origin under which the pages are reached from outside, or null. Its sockets are named because Safari before 15.4
 *   takes them for another origin than 'self' (CSP 3, §6.7.2.8 says they are not)
 */
export const siteHeaders = (site: string | null) =>
  ({
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        // The check page runs the WebAssembly kernel in a worker of its own.
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'", ...(site === null ? [] : [socketOrigin(site)])],
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: false,
  }) satisfies FastifyHelmetOptions;
