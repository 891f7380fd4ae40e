import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import express, { type RequestHandler } from 'express';
import { codeFolder } from '../code-folder.js';
import { controlPath } from '../mock/transport/node.js';
import { ControlError } from './control-error.js';

/** The path of the console. */
export const consolePath = `${controlPath}/ui`;

/**
 * What the pages may load: nothing from elsewhere and nothing inline. No other page may frame them (CSP Level 3).
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The build puts the console next to the code; code that runs from its sources takes the last build. */
const folder = [new URL('console/', codeFolder), new URL('../dist/console/', codeFolder)].find((place) =>
  existsSync(new URL('app.js', place)),
);

/** Serves the files of the console. They are the same for everybody, so they need no token. */
export function consoleFiles(): RequestHandler {
  if (folder === undefined) return notBuilt;
  const files = express.static(fileURLToPath(folder), {
    setHeaders: (response) => {
      response.setHeader('content-security-policy', policy);
      response.setHeader('x-content-type-options', 'nosniff');
      response.setHeader('referrer-policy', 'no-referrer');
      response.setHeader('cache-control', 'no-store');
    },
  });
  return (request, response, next) => files(request, response, next);
}

const notBuilt: RequestHandler = () => {
  throw new ControlError(404, 'Failed to open the console: it is not built. Please run npm run build.');
};
