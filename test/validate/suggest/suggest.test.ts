import { describe, expect, it } from 'vitest';
import { type Contract, contractOf, loadContract } from '../../../src/spec/contract.js';
import type { JsonObject } from '../../../src/spec/json.js';
import { isOpenApiDocument } from '../../../src/spec/openapi.js';
import { applyOverlays } from '../../../src/spec/overlay/apply.js';
import { parseOverlay } from '../../../src/spec/overlay/overlay.js';
import { checks } from '../../../src/validate/checks/index.js';
import { bodyOf, type HttpExchange } from '../../../src/validate/exchange.js';
import { Judge } from '../../../src/validate/judge.js';
import { overlayDocument } from '../../../src/validate/suggest/overlay-document.js';
import { Suggestion } from '../../../src/validate/suggest/suggestion.js';
import { runs } from '../../support/runs.js';
import { corpus } from '../mutations/corpus.js';
import { mutators } from '../mutations/mutators/index.js';
import { mutantsOf, subjectsOf } from '../mutations/trial.js';

const contract = loadContract();

function suggested(exchanges: readonly HttpExchange[]): Suggestion {
  const suggestion = new Suggestion(contract);
  for (const exchange of exchanges) suggestion.see(exchange);
  return suggestion;
}

/** The contract with the overlay that was written for it. */
function mended(suggestion: Suggestion): Contract {
  const overlay = parseOverlay(overlayDocument(suggestion, 'x.yaml'), 'forward/suggested.yaml', 'forward');
  // A document that was read from JSON is JSON.
  const { document, actions } = applyOverlays(contract.document as unknown as JsonObject, [overlay]);
  expect(actions.filter(({ outcome }) => outcome !== 'applied')).toEqual([]);
  if (!isOpenApiDocument(document)) throw new Error('The overlay leaves no document.');
  return contractOf(document);
}

const answer = (response: object, status = 200): HttpExchange => ({
  method: 'POST',
  target: '/api/1/auth/token',
  request: bodyOf('{"parameters":"code=s3cret"}'),
  status,
  response: bodyOf(JSON.stringify(response)),
  place: { source: '/home/me/traffic.ndjson', number: 7 },
});
const ok = { action: 'OK', resultCode: 'A050001', resultMessage: '[A050001] Done.' };

describe('a suggestion', () => {
  it('has one action for what many answers show, with their number and the first hashes', () => {
    const exchanges = [1, 2.5, null, 3].map((level) => answer({ ...ok, assurance: { level } }));
    const [only, ...others] = suggested(exchanges).actions();
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      target: '$.components.schemas.token_response.properties',
      description: 'Responses have the member assurance.',
      change: {
        update: {
          assurance: { type: 'object', properties: { level: { type: 'number', nullable: true } } },
        },
      },
    });
    expect(only?.evidence).toMatch(
      /^Seen in 4 exchanges: (traffic\.ndjson:7 \(sha256 [0-9a-f]{64}\)(, )?){3}, and 1 more\.$/,
    );
  });

  it('counts a response once, and ignores keys of prototypes', () => {
    const twice = answer({ ...ok, scopes: [1, 2], constructor: { constructor: 1 }, ['__proto__']: 1 });
    const actions = suggested([twice, twice]).actions();
    expect(actions.every(({ evidence }) => evidence.startsWith('Seen in 2 exchanges'))).toBe(true);
    expect(actions.map(({ target }) => target.replace(/^.*\./, ''))).toEqual([
      'properties',
      'items',
      'scopes',
    ]);
    expect(mended(suggested([twice])).document.components.schemas['token_response']).toMatchObject({
      properties: { constructor: { type: 'object' } },
    });
  });

  it('says what is new of actions, enumerations, types and statuses', () => {
    const exchanges = [
      answer({ ...ok, action: 'STEP_UP', grantType: 'MAGIC', clientId: '12', accessTokenDuration: 1.5 }),
      answer({ resultCode: 'A001101', resultMessage: '[A001101] Later.' }, 503),
    ];
    const token = '$.components.schemas.token_response.properties';
    expect(suggested(exchanges).actions()).toMatchObject([
      { target: `${token}.action`, change: { update: { enum: ['STEP_UP'] } } },
      { target: '$.components.schemas.grant_type', change: { update: { enum: ['MAGIC'] } } },
      {
        target: "$.paths['/api/{serviceId}/auth/token'].post.responses",
        change: { update: { '503': { description: '' } } },
      },
      { target: `${token}.clientId`, change: { remove: true } },
      {
        target: token,
        change: { update: { clientId: { oneOf: [{ type: 'integer' }, { type: 'string' }] } } },
      },
      { target: `${token}.accessTokenDuration`, change: { remove: true } },
      { target: token, change: { update: { accessTokenDuration: { type: 'number' } } } },
    ]);
  });

  it('reveals no value: no secret, no key that is data, and no invalid name', () => {
    const yaml = overlayDocument(
      suggested([
        answer({
          ...ok,
          grantType: 'user joe@example.com',
          codes: { 'joe@example.com': 'c0de' },
          accessTokenNew: 'eyJhbGciOiJIUzI1NiJ9.e30.s1gnature',
        }),
      ]),
      'x.yaml',
    );
    expect(yaml).toContain('accessTokenNew');
    for (const secret of ['joe@', 'c0de', 's1gnature', 's3cret', '/home/me'])
      expect(yaml).not.toContain(secret);
  });

  it('has nothing for what keeps the contract, for requests, and for paths that are not of it', () => {
    const suggestion = suggested([
      answer({ ...ok, subject: null }),
      { ...answer(ok), request: bodyOf('{"parameters":"a=b","new":true}') },
      { ...answer(ok), target: '/api/1/nowhere' },
    ]);
    expect(suggestion.actions()).toEqual([]);
    expect([...suggestion.passedOver]).toEqual([
      ['No operation of the contract matches POST /api/1/nowhere.', 1],
    ]);
  });
});

/** What errors of the identity provider say is one of two shapes, and a suggestion does not look into alternatives. */
const answers = subjectsOf(contract, await corpus()).filter(
  ({ operation }) => !operation.operationId.endsWith('_idp_api'),
);

/** Drift, and which of it: what the tables of actions and codes say is none. */
const drifts: Readonly<Record<string, RegExp>> = {
  'a member that is not documented of the response': /./,
  'a value outside the enumeration of the response': /NOT_A_VALUE/,
  'a value of another type of the response': /^\/(?! →|action|result(Code|Message) )/,
  'an item of another type of the response': /./,
  'an integer beyond its format of the response': /./,
  'a required member is missing of the response': /→ null/,
  'an invented action': /SURPRISE/,
  'a status of no operation': /(4|5)\d\d → (418|503)/,
};

/** The checks that ask the contract alone; others know what no document says. */
const ofTheContract = checks.filter(({ id }) =>
  ['status-documented', 'response-schema', 'action-known', 'enum-values', 'undocumented-members'].includes(
    id,
  ),
);

describe('an overlay makes the traffic valid that it is made from', () => {
  it.each(mutators.filter(({ name }) => Object.hasOwn(drifts, name)))('$name', (mutator) => {
    const mutants = [...mutantsOf(mutator, answers)].filter(({ mutant: { what } }) =>
      drifts[mutator.name]?.test(what),
    );
    // Some of the thousands: one overlay is made for them all.
    const every = Math.ceil(mutants.length / runs(800));
    const traffic = mutants.filter((_, index) => index % every === 0).map(({ mutant }) => mutant.exchange());
    const found = (of: Contract) => {
      const judge = new Judge(of, ofTheContract);
      return traffic.map((exchange) => judge.judge(exchange).verdict);
    };
    expect(found(contract).filter(({ findings }) => findings.length === 0)).toEqual([]);
    const left = found(mended(suggested(traffic))).filter(
      ({ outcome, findings }) => outcome !== 'valid' || findings.length > 0,
    );
    expect(left).toEqual([]);
    expect(traffic.length).toBeGreaterThan(10);
  });
});
