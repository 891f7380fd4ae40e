import { facts } from '../../../operation.js';

/** GET /service/jwks/get */
export default facts('service_jwks_get_api', {
  permission: 'use_service',
  refusal: 'none',
  repeatable: true,
});
