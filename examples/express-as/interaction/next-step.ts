import { isSomeoneElse, isTooOld } from './conditions.js';
import type { Consents } from './consents.js';
import type { Interaction, User } from './sessions.js';

/** Prompts that require the login page even if someone is logged in. */
const loginPrompts = ['LOGIN', 'SELECT_ACCOUNT', 'CREATE'];

export type Step = 'login' | 'consent' | 'issue';

/** INTERACTION: returns what the person must do next. */
export function nextStep(
  { asked, authenticated }: Interaction,
  user: User | undefined,
  consents: Consents,
): Step {
  const prompts: readonly string[] = asked.prompts ?? [];
  if (user === undefined || isTooOld(asked, user)) return 'login';
  const again = isSomeoneElse(asked, user) || loginPrompts.some((prompt) => prompts.includes(prompt));
  if (again && !authenticated) return 'login';
  return prompts.includes('CONSENT') || !consents.cover(user.subject, asked) ? 'consent' : 'issue';
}
