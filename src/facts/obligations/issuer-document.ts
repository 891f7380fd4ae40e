import { content, json } from './common.js';
import { must, should } from './declare.js';

const error = (status: number, note: string) => [
  should({
    status,
    contentType: json,
    body: content,
    sources: ['Authlete', 'reference implementation'],
    note,
  }),
];

/** A public document of a credential issuer. */
export const issuerDocument = (contentType: string | readonly string[], source: string, note: string) => ({
  OK: [
    must({
      status: 200,
      contentType,
      body: content,
      sources: [source, 'Authlete', 'reference implementation'],
      note,
    }),
  ],
  NOT_FOUND: error(404, 'The feature is off.'),
  INTERNAL_SERVER_ERROR: error(500, 'Another error is allowed, but never 200.'),
});
