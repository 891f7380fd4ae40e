import { facts } from '../../../operation.js';

/** GET /client/secret/refresh/{clientIdentifier} */
export default facts('client_secret_refresh_api', {
  permission: 'modify_client',
  refusal: 'none',
  done: { issues: { clientSecret: 'response.newClientSecret' } },
});
