import { expect, it } from 'vitest';
import { lifecycleChecks } from '../../../src/validate/checks/of-recordings.js';
import type { HttpExchange } from '../../../src/validate/exchange.js';
import type { TestAuthlete } from '../../support/authlete.js';
import { issuer, offerOf, presentCode } from '../../support/credential-issuer.js';
import { tap } from '../../support/tap.js';
import {
  doctype,
  firstDraft,
  issueSingle,
  issuing,
  licencePayload,
  licenceRequest,
  requestIdentifier,
  walletToken,
} from '../../support/wallet.js';
import { sending } from '../checks/changed.js';
import { followed } from '../checks/tried.js';

/** The exchanges of one mock, by the last segments of their paths. */
async function recorded(authlete: TestAuthlete, play: () => Promise<unknown>) {
  const seen = tap(authlete);
  await play();
  return (ending: string): HttpExchange => {
    const found = seen.find(({ target }) => target.endsWith(ending));
    if (found === undefined) throw new Error(`Nothing was called that ends with ${ending}.`);
    return found;
  };
}

const found = (...exchanges: HttpExchange[]) => followed(exchanges, { lives: lifecycleChecks });

const offered = issuer({ preAuthorizedGrantAnonymousAccessSupported: true });
const offer = await recorded(offered, async () => {
  const { preAuthorizedCode } = await offerOf(offered);
  await presentCode(offered, preAuthorizedCode);
});

const wallet = issuing();
const accessToken = await walletToken(wallet);
const ready = await recorded(wallet, async () => {
  const order = {
    requestIdentifier: await requestIdentifier(wallet, accessToken, licenceRequest),
    credentialPayload: licencePayload,
  };
  await issueSingle(wallet, accessToken, order);
});
const deferred = await recorded(wallet, async () => {
  const identifier = await requestIdentifier(wallet, accessToken, licenceRequest);
  await issueSingle(wallet, accessToken, { requestIdentifier: identifier, issuanceDeferred: true });
  const requestContent = JSON.stringify({ transaction_id: identifier });
  await wallet.call('vci_deferred_parse_api', { accessToken, requestContent });
  const order = { requestIdentifier: identifier, credentialPayload: licencePayload };
  await wallet.call('vci_deferred_issue_api', { order });
});
const refused = await recorded(wallet, async () => {
  const identifier = await requestIdentifier(wallet, accessToken, licenceRequest);
  await issueSingle(wallet, accessToken, { requestIdentifier: identifier }, { denied: true });
});

const batching = issuing(firstDraft);
const batch = await recorded(batching, async () => {
  const token = await walletToken(batching);
  const requestContent = JSON.stringify({ credential_requests: [{ format: 'mso_mdoc', doctype }] });
  const { info = [] } = (await batching.call('vci_batch_parse_api', { accessToken: token, requestContent }))
    .body;
  const orders = info.map(({ identifier = '' }) => ({
    requestIdentifier: identifier,
    credentialPayload: licencePayload,
  }));
  await batching.call('vci_batch_issue_api', { accessToken: token, orders });
});

it('finds nothing in what the mock does', async () => {
  const inOrder = [
    offer('/vci/offer/create'),
    offer('/auth/token'),
    ready('/vci/single/parse'),
    ready('/vci/single/issue'),
    deferred('/vci/single/parse'),
    deferred('/vci/single/issue'),
    deferred('/vci/deferred/parse'),
    deferred('/vci/deferred/issue'),
    refused('/vci/single/parse'),
    refused('/vci/single/issue'),
    batch('/vci/batch/parse'),
    batch('/vci/batch/issue'),
  ];
  expect(await found(...inOrder)).toEqual([]);
});

it.each([
  ['pre-authorized code', offer('/vci/offer/create'), offer('/auth/token')],
  ['credential request', ready('/vci/single/parse'), ready('/vci/single/issue')],
  ['credential request', deferred('/vci/deferred/parse'), deferred('/vci/deferred/issue')],
  ['credential request', batch('/vci/batch/parse'), batch('/vci/batch/issue')],
])('finds that one %s is accepted twice', async (what, first, second) => {
  expect(await found(first, second, second)).toEqual([
    `3: The ${what} is accepted again, although it was used at recording:2.`,
  ]);
});

it('finds that a request is fulfilled after it was denied', async () => {
  const denied = refused('/vci/single/issue');
  const identifier = (exchange: HttpExchange) =>
    exchange.request.kind === 'json' ? Object(exchange.request.value).order.requestIdentifier : undefined;
  const fulfilled = sending(ready('/vci/single/issue'), {
    order: { requestIdentifier: identifier(denied), credentialPayload: licencePayload },
  });
  expect(await found(denied, fulfilled)).toEqual([
    '2: The credential request is accepted, although it ended at recording:1.',
  ]);
});

it('finds that a request is described after it was fulfilled', async () => {
  expect(await found(ready('/vci/single/issue'), ready('/vci/single/parse'))).toEqual([
    '2: The credential request is issued here, but was already accepted at recording:1.',
  ]);
});
