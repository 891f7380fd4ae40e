import { facts } from '../../operation.js';

/** POST /auth/introspection */
export default facts('auth_introspection_api', {
  permission: 'use_introspection',
  refusal: 'bearer-challenge',
  repeatable: true,
  typeIn2: 'introspectionResponse',
  actions: {
    UNAUTHORIZED: { typicalCode: 'A057302' },
    OK: { content: 'challenge', members: ['clientId'], uses: { accessToken: 'request.token' } },
  },
});
