import { refuse } from '../../failure.js';
import type { Rule } from '../check.js';

/** CIBA Core, section 5: the token delivery mode. */
export const deliveryModeIsSupported: Rule = ({ settings, client }) => {
  const { bcDeliveryMode: deliveryMode } = client;
  if (!deliveryMode) return refuse('A169301');
  const { supportedBackchannelTokenDeliveryModes: supported = [] } = settings;
  return supported.includes(deliveryMode) ? undefined : refuse('A169302', { deliveryMode });
};
