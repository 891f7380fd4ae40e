import { expect } from 'vitest';
import type { TestAuthlete } from '../../support/authlete.js';
import { offerOf, presentCode } from '../../support/credential-issuer.js';
import { introspect, neverIssued } from '../../support/tokens.js';
import { contentOf, issueSingle, parse, proofFor } from '../../support/wallet.js';
import type { ScenarioTests } from './calls.js';

const vct = 'urn:example:credentials:identity';
const credentialPayload = JSON.stringify({ vct, given_name: 'Joe' });

/** Returns the token of a wallet that accepted an offer. */
async function walletToken(authlete: TestAuthlete): Promise<string> {
  const { preAuthorizedCode } = await offerOf(authlete);
  const { accessToken } = await presentCode(authlete, preAuthorizedCode);
  return accessToken ?? neverIssued;
}

/** Requests the offered credential, with a valid key proof. */
async function ask(authlete: TestAuthlete, accessToken: string) {
  const jwt = await proofFor(authlete, { claims: { aud: 'https://as.example.com' } });
  return parse(authlete, accessToken, {
    credential_configuration_id: 'IdentityCredential',
    proofs: { jwt: [jwt] },
  });
}

async function askAndGet(authlete: TestAuthlete, accessToken: string, order: object = {}) {
  const requestIdentifier = (await ask(authlete, accessToken)).info?.identifier;
  return issueSingle(authlete, accessToken, { requestIdentifier, credentialPayload, ...order });
}

async function deferred(authlete: TestAuthlete) {
  const accessToken = await walletToken(authlete);
  const { transactionId = '' } = await askAndGet(authlete, accessToken, { issuanceDeferred: true });
  return { accessToken, transactionId };
}

const issueDeferred = async (authlete: TestAuthlete, requestIdentifier: string) => {
  const order = { requestIdentifier, credentialPayload };
  return (await authlete.call('vci_deferred_issue_api', { order })).body;
};

/** The issuance of verifiable credentials (OpenID4VCI). */
export const credentials: ScenarioTests = {
  'credential-offer': {
    async obeys(authlete) {
      const accessToken = await walletToken(authlete);
      await introspect(authlete, accessToken);
      const issued = await askAndGet(authlete, accessToken);
      expect(contentOf(issued).credentials[0].credential).toContain('~');
    },
    disobeys: {
      'does not have the token introspected': [
        async (authlete) => askAndGet(authlete, await walletToken(authlete)),
        /\/auth\/introspection answered OK: expected at least 1, came 0/,
      ],
      'introspects when the request is parsed already': [
        async (authlete) => {
          const accessToken = await walletToken(authlete);
          const requestIdentifier = (await ask(authlete, accessToken)).info?.identifier;
          await introspect(authlete, accessToken);
          await issueSingle(authlete, accessToken, { requestIdentifier, credentialPayload });
        },
        /\/vci\/single\/parse answered OK: expected at least 1, came 0, 1 too early/,
      ],
    },
  },
  'credential-offer-expired': {
    async obeys(authlete) {
      const { preAuthorizedCode } = await offerOf(authlete);
      expect(contentOf(await presentCode(authlete, preAuthorizedCode)).error).toBe('invalid_grant');
    },
    disobeys: {
      'tries again': [
        async (authlete) => {
          const { preAuthorizedCode } = await offerOf(authlete);
          await presentCode(authlete, preAuthorizedCode);
          await presentCode(authlete, preAuthorizedCode);
        },
        /\/auth\/token: expected 1, came 2/,
      ],
    },
  },
  'credential-deferred': {
    async obeys(authlete) {
      const { accessToken, transactionId } = await deferred(authlete);
      const requestContent = JSON.stringify({ transaction_id: transactionId });
      await authlete.call('vci_deferred_parse_api', { accessToken, requestContent });
      expect(await issueDeferred(authlete, transactionId)).toMatchObject({ action: 'OK' });
    },
    disobeys: {
      'issues to whoever knows the transaction': [
        async (authlete) => issueDeferred(authlete, (await deferred(authlete)).transactionId),
        /\/vci\/deferred\/parse answered OK: expected at least 1, came 0/,
      ],
    },
  },
  'credential-proof-refused': {
    async obeys(authlete) {
      const accessToken = await walletToken(authlete);
      expect(contentOf(await ask(authlete, accessToken)).error).toBe('invalid_nonce');
      expect(await askAndGet(authlete, accessToken)).toMatchObject({ action: 'OK' });
    },
    disobeys: {
      'gives up': [
        async (authlete) => ask(authlete, await walletToken(authlete)),
        /\/vci\/single\/parse answered OK: expected at least 1, came 0/,
      ],
      'issues all the same': [
        async (authlete) => {
          const accessToken = await walletToken(authlete);
          await ask(authlete, accessToken);
          await issueSingle(authlete, accessToken, { requestIdentifier: neverIssued, credentialPayload });
          await askAndGet(authlete, accessToken);
        },
        /\/vci\/single\/issue: expected at most 1, came 2/,
      ],
    },
  },
  'credential-token-refused': {
    async obeys(authlete) {
      expect(await introspect(authlete, await walletToken(authlete))).toMatchObject({
        action: 'UNAUTHORIZED',
      });
    },
    disobeys: {
      'issues all the same': [
        async (authlete) => {
          const accessToken = await walletToken(authlete);
          await introspect(authlete, accessToken);
          await askAndGet(authlete, accessToken);
        },
        /\/vci\/single\/parse: expected 0, came 1/,
      ],
    },
  },
};
