import type { ResponseEncryption } from '../../domain/credential-request.js';
import type { ServiceContext } from '../service-context.js';
import { encryptResponse } from './response-encryption.js';
import { isFirstDraft } from './settings.js';

/** Default number of seconds until a wallet may try again. */
const defaultInterval = 5;

/** OpenID4VCI 1.0, section 8.3. The first implementer's draft, section 7.3, has a single credential. */
export const issuedContent = (
  { settings }: Pick<ServiceContext, 'settings'>,
  credentials: readonly string[],
) =>
  isFirstDraft(settings)
    ? { credential: credentials[0] }
    : { credentials: credentials.map((credential) => ({ credential })) };

/** OpenID4VCI 1.0, section 8.3: the interval is required. The draft, section 7.3, has none. */
export const deferredContent = (
  { settings }: Pick<ServiceContext, 'settings'>,
  transactionId: string,
  interval: number | undefined,
) => ({
  transaction_id: transactionId,
  ...(!isFirstDraft(settings) && { interval: interval || defaultInterval }),
});

/** Resolves to the action and content of a response, encrypted if the wallet requested it. */
export async function responseOf<Action extends 'OK' | 'ACCEPTED'>(
  action: Action,
  content: object,
  encryption: ResponseEncryption | undefined,
): Promise<{ action: Action | `${Action}_JWT`; responseContent: string }> {
  const json = JSON.stringify(content);
  return encryption === undefined
    ? { action, responseContent: json }
    : { action: `${action}_JWT`, responseContent: await encryptResponse(json, encryption) };
}
