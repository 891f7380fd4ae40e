import { content, json } from '../common.js';
import { must, obligations, should } from '../declare.js';

const error = (status: number, note: string) => [
  should({
    status,
    contentType: json,
    body: content,
    sources: ['Authlete', 'reference implementation'],
    note,
  }),
];

/** POST /federation/configuration */
export default obligations('federation_configuration_api', 'federation', {
  OK: [
    must({
      status: 200,
      contentType: 'application/entity-statement+jwt',
      body: content,
      sources: ['OpenID Federation 9', 'Authlete', 'reference implementation'],
      note: 'The document is public: it may be cached until it expires.',
    }),
  ],
  NOT_FOUND: error(404, 'The feature is off.'),
  INTERNAL_SERVER_ERROR: error(500, 'The text of Authlete repeats that of a success by mistake. Never 200.'),
});
