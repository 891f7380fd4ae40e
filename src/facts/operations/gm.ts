import { facts } from '../operation.js';

/** POST /gm */
export default facts('grant_m_api', {
  permission: 'use_service',
  refusal: 'bearer-challenge',
  actions: {
    OK: { content: 'json', uses: { accessToken: 'request.accessToken' } },
    NO_CONTENT: {
      content: 'none',
      uses: { accessToken: 'request.accessToken' },
      revokes: { grant: 'request.grantId', refreshToken: 'unseen' },
    },
  },
});
