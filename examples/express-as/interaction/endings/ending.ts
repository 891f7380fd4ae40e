import type { AuthorizationFailRequestReason, AuthorizationResponse } from '@authlete/typescript-sdk/models';
import type { Response } from 'express';
import type { AuthorizationServer } from '../../authorization-server.js';
import type { User } from '../sessions.js';

/** How a flow ends: the responses for success and failure. */
export interface Ending {
  allow(
    server: AuthorizationServer,
    response: Response,
    asked: AuthorizationResponse,
    user: User,
  ): Promise<void>;
  refuse(
    server: AuthorizationServer,
    response: Response,
    asked: AuthorizationResponse,
    reason: AuthorizationFailRequestReason,
  ): Promise<void>;
}
