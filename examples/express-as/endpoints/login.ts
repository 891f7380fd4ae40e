import type { RequestHandler } from 'express';
import type { AuthorizationServer } from '../authorization-server.js';
import { findInteraction } from '../interaction/find.js';
import { isSomeoneElse } from '../interaction/next-step.js';
import { loginPage } from '../pages/login.js';
import { showPage } from '../pages/show.js';

/** Handles the login form. */
export const login =
  (server: AuthorizationServer): RequestHandler =>
  async (request, response) => {
    const found = findInteraction(server, request, response);
    if (found === undefined) return;
    const { id, session, interaction } = found;
    const { asked, ending } = interaction;
    if (request.body.cancel !== undefined) {
      session.interactions.delete(id);
      // As on the consent page, the person cancelled (RFC 6749, section 4.1.2.1).
      return ending.refuse(server, response, asked, 'DENIED');
    }
    const username = String(request.body.username ?? '');
    const account = server.accounts.authenticate(username, String(request.body.password ?? ''));
    if (account === undefined) return showPage(response, loginPage({ id, asked, refused: username }));

    const user = { subject: account.subject, authTime: Math.floor(Date.now() / 1000) };
    if (isSomeoneElse(asked, user)) {
      session.interactions.delete(id);
      return ending.refuse(server, response, asked, 'DIFFERENT_SUBJECT');
    }
    interaction.authenticated = true;
    server.sessions.logIn(request, response, user);
    response.redirect(303, `/interaction/${id}`);
  };
