import { describe, expect, it } from 'vitest';
import {
  contentOf,
  identityPayload,
  identityRequest,
  issueSingle,
  issuing,
  parse,
  requestIdentifier,
  walletToken,
} from '../../support/wallet.js';

const deferredParse = 'vci_deferred_parse_api';
const deferredIssue = 'vci_deferred_issue_api';

describe('A forced answer to a wallet', () => {
  it('that defers can be followed to the credential', async () => {
    const authlete = issuing();
    const accessToken = await walletToken(authlete);
    const requestOf = await requestIdentifier(authlete, accessToken, await identityRequest(authlete));
    const order = { requestIdentifier: requestOf, credentialPayload: identityPayload };
    (await authlete.world()).addStub({ operation: 'vci_single_issue_api', action: 'ACCEPTED' });
    const accepted = await issueSingle(authlete, accessToken, order);
    expect(accepted).toMatchObject({ action: 'ACCEPTED', transactionId: requestOf });

    const requestContent = JSON.stringify({ transaction_id: requestOf });
    const parsed = await authlete.call(deferredParse, { accessToken, requestContent });
    expect(parsed.body).toMatchObject({ action: 'OK', info: { identifier: requestOf } });
    const issued = await authlete.call(deferredIssue, { order });
    expect(contentOf(issued.body).credentials[0].credential).toContain('~');
  });

  it('that takes a bad request leaves one that can be issued for the token', async () => {
    const authlete = issuing();
    const accessToken = await walletToken(authlete);
    (await authlete.world()).addStub({ operation: 'vci_single_parse_api', action: 'OK' });
    const { action, info } = await parse(authlete, accessToken, 'no json');
    expect(action).toBe('OK');
    const order = { requestIdentifier: info?.identifier, credentialPayload: identityPayload };
    expect(await issueSingle(authlete, accessToken, order)).toMatchObject({ action: 'OK' });
  });

  it('that refuses the token is a challenge, and one that refuses the request is not', async () => {
    const authlete = issuing();
    const accessToken = await walletToken(authlete);
    const service = await authlete.world();
    service.addStub({ operation: 'vci_single_parse_api', action: 'UNAUTHORIZED' });
    expect((await parse(authlete, accessToken, {})).responseContent).toMatch(
      /^Bearer error="invalid_token", /,
    );
    service.addStub({ operation: 'vci_single_parse_api', resultCode: 'A378319' });
    expect(contentOf(await parse(authlete, accessToken, {})).error).toBe('invalid_nonce');
  });
});
