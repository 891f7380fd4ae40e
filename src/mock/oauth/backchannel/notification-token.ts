import { refuse } from '../../failure.js';
import type { Rule } from '../check.js';

const longest = 1024;
/** RFC 6750, section 2.1: the syntax of a bearer token. */
const bearerCredentials = /^[A-Za-z0-9\-._~+/]+=*$/;

/** CIBA Core, section 7.1: client_notification_token is required in ping and push mode. */
export const notificationTokenIsValid: Rule = ({ parameters, client }) => {
  const { bcDeliveryMode: deliveryMode } = client;
  if (deliveryMode === 'POLL') return undefined;
  const token = parameters.text('client_notification_token');
  if (token === undefined) return refuse('A155301', { deliveryMode });
  if (token.length > longest) return refuse('A155302', { limit: longest });
  return bearerCredentials.test(token) ? undefined : refuse('A155303');
};
