import { facts } from '../operation.js';

/** POST /pushed_auth_req */
export default facts('pushed_auth_req_api', {
  permission: 'use_service',
  refusal: 'oauth-error',
  typeIn2: 'pushedAuthReqResponse',
  actions: {
    CREATED: { content: 'json', members: ['requestUri'], issues: { requestUri: 'response.requestUri' } },
    BAD_REQUEST: { typicalCode: 'A011304' },
    UNAUTHORIZED: { typicalCode: 'A157305' },
  },
});
