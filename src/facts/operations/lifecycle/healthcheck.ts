import { facts } from '../../operation.js';

/** GET /lifecycle/healthcheck */
export default facts('lifecycle_healthcheck_api', {
  permission: 'use_service',
  refusal: 'none',
  repeatable: true,
});
