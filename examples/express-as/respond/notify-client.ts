import type { BackchannelAuthenticationCompleteResponse } from '@authlete/typescript-sdk/models';

/**
 * Notifies a client of a decision (CIBA Core, sections 10.2 and 10.3). 200 and 204 are success; redirects are
 * not followed. A failed notification is only logged, because the client can still poll.
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
