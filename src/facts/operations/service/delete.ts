import { facts } from '../../operation.js';

/** DELETE /service/delete */
export default facts('service_delete_api', {
  permission: 'delete_service',
  refusal: 'none',
  done: { revokes: { service: 'unseen' } },
});
