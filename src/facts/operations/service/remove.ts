import { facts } from '../../operation.js';

/** POST /service/remove */
export default facts('service_remove_idp_api', {
  permission: 'modify_service',
  refusal: 'none',
  done: { revokes: { service: 'unseen' } },
});
