import type { RequestHandler } from 'express';
import type { AuthorizationServer } from '../authorization-server.js';
import { fail, issue } from '../interaction/conclude.js';
import { findInteraction } from '../interaction/find.js';
import { nextStep } from '../interaction/next-step.js';
import { toBrowser } from '../respond/to-browser.js';

/** The consent form. */
export const consent =
  (server: AuthorizationServer): RequestHandler =>
  async (request, response) => {
    const found = findInteraction(server, request, response);
    if (found === undefined) return;
    const { id, session, interaction } = found;
    const { user } = session;
    if (user === undefined || nextStep(interaction, user, server.consents) === 'login')
      return response.redirect(303, `/interaction/${id}`);
    // Before anything is awaited, so that a double click finds nothing to answer a second time.
    session.interactions.delete(id);
    const { asked } = interaction;
    if (request.body.decision !== 'allow') return toBrowser(response, await fail(server, asked, 'DENIED'));
    server.consents.remember(user.subject, asked);
    return toBrowser(response, await issue(server, asked, user));
  };
