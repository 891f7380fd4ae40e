import { expect } from 'vitest';
import type { MockService } from '../../../src/index.js';
import type { TestAuthlete } from '../../support/authlete.js';

/** Calls of an authorization server, with the expected responses. */
export type Calls = (authlete: TestAuthlete, service: MockService) => Promise<unknown>;

export interface ScenarioTest {
  /** The calls of a server that follows the scenario. */
  readonly obeys: Calls;
  /** The calls of servers that do not, by their mistake, with the expected report. */
  readonly disobeys: Readonly<Record<string, readonly [calls: Calls, report: RegExp]>>;
}

/** Tests of built-in scenarios, by their names. */
export type ScenarioTests = Readonly<Record<string, ScenarioTest>>;

export const fail = async (authlete: TestAuthlete, ticket: string, reason: string) =>
  (await authlete.call('auth_authorization_fail_api', { ticket, reason })).body;

/** RFC 7636, appendix B. */
export const codeChallenge = {
  code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  code_challenge_method: 'S256',
};
export const codeVerifier = { code_verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk' };

/** The response of the token endpoint after the user denied the request on another device. */
export const denied = {
  action: 'BAD_REQUEST',
  responseContent: expect.stringContaining('"error":"access_denied"'),
};
