import type { MockService } from '../../scenarios/mock-service.js';
import type { StubDefinition } from '../../scenarios/stub.js';
import type { Stub } from '../../scenarios/stubbed.js';
import { anything, count, described, flag, list, mapOf, text, whole } from '../../spec/schema.js';
import { ControlError } from '../control-error.js';
import { type ControlRoute, ofService } from '../route.js';

const stub = whole({
  id: described('The ID, such as stub-1.', text),
  operationId: described('The operationId, or * for every operation.', text),
  description: text,
  definition: mapOf(anything),
  used: described('The number of calls that it has answered.', count),
  required: described('The number of calls that it must answer.', count),
  met: flag,
});

export const stubSchemas = {
  Stub: stub,
  Stubs: whole({
    stubs: list(stub),
    problems: described('Errors of the stub while it answered calls.', list(text)),
  }),
};

const path = '/services/{serviceId}/stubs';

export const stubRoutes: readonly ControlRoute[] = [
  {
    method: 'GET',
    path,
    operationId: 'listStubs',
    summary: 'Lists the stubs of a service with their progress.',
    success: [200, 'Stubs'],
    answer: ofService(({ service }) => shownStubs(service)),
  },
  {
    method: 'POST',
    path,
    operationId: 'addStub',
    summary: 'Registers a stub, which sets the response to a call.',
    body: { schema: 'StubDefinition', required: true },
    success: [201, 'Stub'],
    answer: ofService<StubDefinition, unknown>(({ service, body }) => shownStub(service.addStub(body))),
  },
  {
    method: 'DELETE',
    path,
    operationId: 'removeStubs',
    summary: 'Deletes all stubs of a service.',
    success: [204],
    answer: ofService(({ service }) => service.stubs.clear()),
  },
  {
    method: 'DELETE',
    path: `${path}/{stubId}`,
    operationId: 'removeStub',
    summary: 'Deletes a stub.',
    success: [204],
    answer: ofService(({ service, path }) => remove(service, path['stubId'])),
  },
];

export const shownStubs = ({ stubs }: MockService) => ({
  stubs: stubs.list().map(shownStub),
  problems: stubs.problems,
});

const shownStub = ({ id, operationId, description, definition, used, required, isMet }: Stub) => ({
  id,
  operationId,
  description,
  definition: asData(definition),
  used,
  required,
  met: isMet,
});

/**
 * Stubs registered in code may contain regular expressions, which are shown as text, and functions, which are
 * omitted.
 */
const asData = (definition: StubDefinition): unknown =>
  JSON.parse(JSON.stringify(definition, (_, value) => (value instanceof RegExp ? String(value) : value)));

function remove({ stubs }: MockService, stubId: string | undefined): void {
  const stub = stubs.list().find(({ id }) => id === stubId);
  if (stub !== undefined && stubs.remove(stub)) return;
  throw new ControlError(
    404,
    `Failed to remove the stub ${stubId}: the service has no such stub. Please see the list of its stubs.`,
  );
}
