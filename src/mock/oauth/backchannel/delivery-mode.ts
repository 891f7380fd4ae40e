import { refuse } from '../../failure.js';
import type { BackchannelRule } from './attempt.js';

/** CIBA Core, section 5: the token delivery mode. */
export const deliveryModeIsSupported: BackchannelRule = ({ settings, client }) => {
  const { bcDeliveryMode: deliveryMode } = client;
  if (!deliveryMode) return refuse('A169301');
  const { supportedBackchannelTokenDeliveryModes: supported = [] } = settings;
  return supported.includes(deliveryMode) ? undefined : refuse('A169302', { deliveryMode });
};
