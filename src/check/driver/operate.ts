import { InvalidInputError } from '../../invalid-input-error.js';
import { type Answer, type Exchange, mediaTypeOf, redirectOf } from '../exchange.js';
import type { Session } from '../session.js';
import type { Action, Behavior } from './action.js';
import type { Interaction } from './interaction.js';
import { readPage } from './page.js';

/** The most pages that the server may show in a row. */
export const mostPages = 8;

/** Operates HTML pages without a browser: sends what their forms would send. */
export function operated(behavior: Behavior): Interaction {
  return {
    async decide(session, page, decision) {
      const reader = behavior(decision);
      let current = page;
      for (let pages = 0; pages < mostPages; pages += 1) {
        const { answer } = current;
        if (answer === undefined || !isPage(answer)) return current;
        const action = reader.next(readPage(answer.body), answer.url);
        if (action === undefined) return current;
        current = await perform(session, answer, action);
      }
      throw tooManyPages(page);
    },
  };
}

/** Whether a browser shows the answer, and stays there. */
export const isPage = (answer: Answer): boolean =>
  redirectOf(answer) === undefined && mediaTypeOf(answer) === 'text/html';

export const tooManyPages = ({ request }: Exchange): InvalidInputError =>
  new InvalidInputError(
    `Failed to log in at ${request.url.origin}: the server showed more than ${mostPages} pages. Please check the user and the password.`,
  );

function perform(session: Session, { url }: Answer, action: Action): Promise<Exchange> {
  if ('link' in action) return session.open(new URL(action.link.href, url));
  const { form, button, entered } = action;
  const data = new URLSearchParams();
  for (const [field, value] of entered) data.append(field.name, value);
  if (button?.name !== undefined) data.append(button.name, button.value);
  const target = new URL(button?.action ?? form.action, url);
  if (form.method !== 'POST') {
    target.search = data.toString();
    return session.open(target);
  }
  return session.open(target, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: url.origin, referer: url.href },
    body: data.toString(),
  });
}
