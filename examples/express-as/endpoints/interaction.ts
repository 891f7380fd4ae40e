import type { RequestHandler } from 'express';
import type { AuthorizationServer } from '../authorization-server.js';
import { findInteraction } from '../interaction/find.js';
import { acrIsMissing, nextStep } from '../interaction/next-step.js';
import { consentPage } from '../pages/consent.js';
import { loginPage } from '../pages/login.js';
import { showPage } from '../pages/show.js';

/** Shows the next page of an interaction, or sends the response if it is complete. */
export const interaction =
  (server: AuthorizationServer): RequestHandler =>
  async (request, response) => {
    const found = findInteraction(server, request, response);
    if (found === undefined) return;
    const { id, session, interaction } = found;
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
  };
