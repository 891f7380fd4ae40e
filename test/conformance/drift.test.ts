import { describe, expect, it } from 'vitest';
import type { OperationState } from '../../src/conformance/operation-states.js';
import type { MockService } from '../../src/scenarios/mock-service.js';
import { type Gone, goThrough, liveAuthlete, targetOf } from '../support/conformance.js';

async function drifted(stub: (world: MockService) => unknown, allowWrites = false): Promise<Gone> {
  const authlete = liveAuthlete();
  stub(await authlete.world());
  return goThrough(targetOf(authlete), { allowWrites });
}

const stateOf = ({ run }: Gone, operationId: string): OperationState | undefined =>
  run.states.operations().find((operation) => operation.operationId === operationId);

const id = 'auth_introspection_api';

describe('a target that has drifted', () => {
  it.each<[check: string, operationId: string, stub: (world: MockService) => unknown]>([
    ['action-known', id, (world) => patch(world, { action: 'SURPRISE' })],
    ['response-schema', id, (world) => patch(world, { usable: 'no' })],
    ['result-code-form', id, (world) => patch(world, { resultCode: 'X1', resultMessage: '[X1] …' })],
    ['result-code-prefix', id, (world) => patch(world, { resultMessage: '[A000000] …' })],
    ['response-content', id, (world) => patch(world, { responseContent: '{"error":"x"}' })],
    ['time-units', id, (world) => patch(world, { expiresAt: 1_700_000_000 })],
    [
      'enum-values',
      'service_get_api',
      (world) => patch(world, { supportedGrantTypes: ['TELEPATHY'] }, 'service_get_api'),
    ],
    ['status-documented', id, (world) => world.stub(id).status(418)],
    ['content-type', id, contentType],
  ])('is reported for %s', async (check, operationId, stub) => {
    const gone = await drifted(stub);
    expect(stateOf(gone, operationId)).toMatchObject({
      state: 'drifted',
      checks: expect.arrayContaining([check]),
    });
    const findings = gone.verdicts.flatMap((verdict) =>
      verdict.findings.map((finding) => `${verdict.operationId} ${finding.check}`),
    );
    expect(findings).toContain(`${operationId} ${check}`);
  });

  it('conforms with a warning if it only has something new', async () => {
    const gone = await drifted((world) => patch(world, { mood: 'good' }));
    expect(stateOf(gone, id)).toMatchObject({
      state: 'conforms',
      checks: ['undocumented-members'],
      warnings: 1,
    });
  });

  it('is reported if only several exchanges show it', async () => {
    const gone = await drifted((world) => {
      const ok = { action: 'OK', resultCode: 'A056001', resultMessage: '[A056001] …' };
      world.stubs.add({ operation: id, skip: 3, patch: ok, allowInvalid: true });
    }, true);
    expect(stateOf(gone, id)).toMatchObject({
      state: 'drifted',
      checks: expect.arrayContaining(['revocation-effective']),
    });
  });
});

describe('a response that is unverifiable', () => {
  it('is valid by itself, but not the requested one', async () => {
    const gone = await drifted((world) => world.stub(id).action('BAD_REQUEST'));
    expect(stateOf(gone, id)).toMatchObject({
      state: 'unverified',
      reasons: [
        expect.stringMatching(/^The response was BAD_REQUEST A\d{6} instead of UNAUTHORIZED\.$/),
        'needs --allow-writes',
      ],
    });
    expect(gone.summary.outcomes.unverifiable).toBe(1);
  });

  it('has no response', async () => {
    const gone = await drifted((world) => world.stub(id).fault('reset'));
    expect(stateOf(gone, id)).toMatchObject({
      state: 'unverified',
      reasons: ['There was no response: read ECONNRESET.', 'needs --allow-writes'],
    });
    expect(gone.run.stopped).toBeUndefined();
  });

  it('is an operation that is gone', async () => {
    const gone = await drifted((world) => world.stub(id).status(404));
    expect(stateOf(gone, id)).toMatchObject({ state: 'unverified' });
  });
});

/** Changes a response of the mock so that it violates the contract. */
function patch(world: MockService, change: object, operation = id): void {
  world.stubs.add({ operation, patch: { ...change }, allowInvalid: true });
}

function contentType(world: MockService): void {
  world.stubs.add({ operation: id, headers: { 'content-type': 'text/html' }, patch: {} });
}
