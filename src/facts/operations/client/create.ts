import { facts } from '../../operation.js';

/** POST /client/create */
export default facts('client_create_api', {
  permission: 'create_client',
  refusal: 'none',
  done: { issues: { client: 'response.clientId' } },
});
