import { described, oneOf, text, whole } from '../../spec/schema.js';
import { version } from '../../version.js';
import { accesses, type ControlRoute } from '../route.js';

/** The one path that needs no token. */
export const healthPath = '/health';

export const aboutSchemas = {
  Health: whole({ status: oneOf('ok') }),
  Session: whole({
    access: described(
      'What the token permits: everything, or reading what is not secret.',
      oneOf(...accesses),
    ),
  }),
  Version: whole({
    version: described('The version of authlete-testkit.', text),
    contract: described("The version of Authlete's OpenAPI document.", text),
  }),
};

export const aboutRoutes: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: healthPath,
    operationId: 'getHealth',
    summary: 'Returns whether the mock is running. Needs no token.',
    success: [200, 'Health'],
    answer: () => ({ status: 'ok' }),
  },
  {
    method: 'GET',
    path: '/session',
    operationId: 'getSession',
    summary: 'Returns what the presented token permits.',
    success: [200, 'Session'],
    answer: ({ access }) => ({ access }),
  },
  {
    method: 'GET',
    path: '/version',
    operationId: 'getVersion',
    summary: 'Returns the versions of the mock and of its contract.',
    success: [200, 'Version'],
    answer: ({ controlled }) => ({
      version: version(),
      contract: controlled.contract.document.info.version,
    }),
  },
];
