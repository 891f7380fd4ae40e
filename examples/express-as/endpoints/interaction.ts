import type { Request, RequestHandler, Response } from 'express';
import type { AuthorizationServer } from '../authorization-server.js';
import { acrIsMissing, isSomeoneElse, nextStep } from '../interaction/next-step.js';
import type { Interaction, Session } from '../interaction/sessions.js';
import { consentPage } from '../pages/consent.js';
import { loginPage } from '../pages/login.js';
import { expiredPage } from '../pages/outcome.js';
import { showPage } from '../pages/show.js';

interface Found {
  readonly id: string;
  readonly session: Session;
  readonly interaction: Interaction;
}

type Handle = (found: Found, request: Request, response: Response) => void | Promise<void>;

/** Wraps a handler. Shows an error page unless the interaction in the path belongs to this browser. */
const forInteraction =
  ({ sessions }: AuthorizationServer, handle: Handle): RequestHandler =>
  (request, response) => {
    const session = sessions.of(request, response);
    const id = String(request.params['id']);
    const interaction = session.interactions.get(id);
    if (interaction === undefined) return showPage(response, expiredPage(), 400);
    return handle({ id, session, interaction }, request, response);
  };

/** Shows the next page of an interaction, or sends the response if it is complete. */
export const interaction = (server: AuthorizationServer): RequestHandler =>
  forInteraction(server, async ({ id, session, interaction }, _request, response) => {
    const { asked, ending, message } = interaction;
    if (acrIsMissing(asked)) {
      session.interactions.delete(id);
      return ending.refuse(server, response, asked, 'ACR_NOT_SATISFIED');
    }
    const step = nextStep(interaction, session.user, server.consents);
    const account = server.accounts.find(session.user?.subject);
    if (step === 'login' || session.user === undefined || account === undefined)
      return showPage(response, loginPage({ id, asked }));
    if (step === 'consent') return showPage(response, consentPage({ id, asked, account, message }));
    session.interactions.delete(id);
    return ending.allow(server, response, asked, session.user);
  });

/** Handles the login form. */
export const login = (server: AuthorizationServer): RequestHandler =>
  forInteraction(server, async ({ id, session, interaction }, request, response) => {
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
  });

/** Handles the consent form. */
export const consent = (server: AuthorizationServer): RequestHandler =>
  forInteraction(server, async ({ id, session, interaction }, request, response) => {
    const { user } = session;
    if (user === undefined || nextStep(interaction, user, server.consents) === 'login')
      return response.redirect(303, `/interaction/${id}`);
    // Delete it before the first `await`, so that a double click cannot answer twice.
    session.interactions.delete(id);
    const { asked, ending } = interaction;
    if (request.body.decision !== 'allow') return ending.refuse(server, response, asked, 'DENIED');
    server.consents.remember(user.subject, asked);
    return ending.allow(server, response, asked, user);
  });
