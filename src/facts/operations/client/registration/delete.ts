import { facts } from '../../../operation.js';

/** POST /client/registration/delete */
export default facts('client_registration_delete_api', {
  permission: 'use_service',
  refusal: 'oauth-error',
  typeIn2: 'clientRegistrationResponse',
  actions: {
    DELETED: {
      content: 'none',
      revokes: { client: 'request.clientId', accessToken: 'unseen', refreshToken: 'unseen' },
    },
  },
});
