import type { RequestHandler } from 'express';
import type { AuthorizationServer } from '../authorization-server.js';
import { findInteraction } from '../interaction/find.js';
import { nextStep } from '../interaction/next-step.js';

/** Handles the consent form. */
export const consent =
  (server: AuthorizationServer): RequestHandler =>
  async (request, response) => {
    const found = findInteraction(server, request, response);
    if (found === undefined) return;
    const { id, session, interaction } = found;
    const { user } = session;
    if (user === undefined || nextStep(interaction, user, server.consents) === 'login')
      return response.redirect(303, `/interaction/${id}`);
    // Delete it before the first `await`, so that a double click cannot answer twice.
    session.interactions.delete(id);
    const { asked, ending } = interaction;
    if (request.body.decision !== 'allow') return ending.refuse(server, response, asked, 'DENIED');
    server.consents.remember(user.subject, asked);
    return ending.allow(server, response, asked, user);
  };
