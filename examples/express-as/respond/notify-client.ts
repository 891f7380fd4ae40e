import type { BackchannelAuthenticationCompleteResponse } from '@authlete/typescript-sdk/models';

/**
 * Tells a client that the person decided (CIBA Core, sections 10.2 and 10.3): 200 and 204 are good, and a
 * redirect is not followed. A client that cannot be reached is no fault of the person: it can still poll.
 */
export async function notifyClient({
  clientNotificationEndpoint = '',
  clientNotificationToken,
  responseContent = '',
}: BackchannelAuthenticationCompleteResponse): Promise<void> {
  try {
    const answer = await fetch(clientNotificationEndpoint, {
      method: 'POST',
      headers: { authorization: `Bearer ${clientNotificationToken}`, 'content-type': 'application/json' },
      body: responseContent,
      redirect: 'manual',
      signal: AbortSignal.timeout(10_000),
    });
    await answer.body?.cancel();
    if (!answer.ok) console.error(`The client answered its notification with ${answer.status}.`);
  } catch (error) {
    console.error('Failed to notify a client:', error);
  }
}
