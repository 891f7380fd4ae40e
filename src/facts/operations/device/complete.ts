import { facts } from '../../operation.js';

/** POST /device/complete */
export default facts('device_complete_api', {
  permission: 'use_service',
  refusal: 'none',
  typeIn2: 'deviceCompleteResponse',
  actions: { SUCCESS: { spends: { decision: 'request.userCode' } } },
});
