import type { Request, Response } from 'express';
import type { AuthorizationServer } from '../authorization-server.js';
import { expiredPage } from '../pages/outcome.js';
import { showPage } from '../pages/show.js';
import type { Interaction, Session } from './sessions.js';

export interface Found {
  readonly id: string;
  readonly session: Session;
  readonly interaction: Interaction;
}

/** Returns the interaction in the path if it belongs to this browser. Otherwise shows an error page. */
export function findInteraction(
  { sessions }: AuthorizationServer,
  request: Request,
  response: Response,
): Found | undefined {
  const session = sessions.of(request, response);
  const id = String(request.params['id']);
  const interaction = session.interactions.get(id);
  if (interaction !== undefined) return { id, session, interaction };
  showPage(response, expiredPage(), 400);
  return undefined;
}
