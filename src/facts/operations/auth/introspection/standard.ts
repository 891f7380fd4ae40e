import { facts } from '../../../operation.js';

/** POST /auth/introspection/standard */
export default facts('auth_introspection_standard_api', {
  permission: 'use_introspection',
  refusal: 'oauth-error',
  repeatable: true,
  typeIn2: 'standardIntrospectionResponse',
  actions: {
    INTERNAL_SERVER_ERROR: { typicalCode: 'A162201' },
    OK: { content: 'json', uses: { accessToken: { from: 'parameters.token', if: 'token-active' } } },
    JWT: { content: 'jwt' },
  },
});
