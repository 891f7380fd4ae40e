import { facts } from '../../operation.js';

/** POST /client/registration */
export default facts('client_registration_api', {
  permission: 'use_service',
  refusal: 'oauth-error',
  typeIn2: 'clientRegistrationResponse',
  actions: {
    CREATED: {
      content: 'json',
      members: ['client'],
      issues: {
        client: 'response.client.clientId',
        registrationAccessToken: 'response.client.registrationAccessToken',
      },
    },
  },
});
