import type { RequestHandler } from 'express';
import type { AuthorizationServer } from '../authorization-server.js';
import { askedElsewhere } from '../interaction/asked-elsewhere.js';
import { backchannelEnding } from '../interaction/endings/backchannel.js';
import { expiredPage } from '../pages/outcome.js';
import { showPage } from '../pages/show.js';

/** The page that a person opens on the phone to answer a backchannel request. */
export const phone =
  ({ phones, sessions }: AuthorizationServer): RequestHandler =>
  (request, response) => {
    const message = phones.open(String(request.params['id']));
    if (message === undefined) return showPage(response, expiredPage(), 400);
    const { subject, ticket, asked } = message;
    const id = sessions.begin(sessions.of(request, response), {
      asked: { ...askedElsewhere(asked), subject },
      ending: backchannelEnding(ticket),
      ...(asked.bindingMessage && { message: `The application shows: ${asked.bindingMessage}` }),
    });
    response.redirect(303, `/interaction/${id}`);
  };
