import { mask, maskTexts } from '../../mock/mask.js';
import { controlPath } from '../../mock/transport/node.js';
import { checkStub } from '../../scenarios/check-stub.js';
import { describeStub } from '../../scenarios/describe.js';
import type { MockService } from '../../scenarios/mock-service.js';
import type { StubDefinition } from '../../scenarios/stub.js';
import { type StubData, stubForms } from '../../scenarios/stub-forms.js';
import { stubOperation } from '../../scenarios/stub-operation.js';
import type { Stub } from '../../scenarios/stubbed.js';
import { anything, count, described, flag, list, mapOf, text, whole } from '../../spec/schema.js';
import { ControlError } from '../control-error.js';
import { type ControlCall, type ControlRoute, ofService } from '../route.js';

const stub = whole(
  {
    id: described('The ID, such as stub-1.', text),
    operationId: described('The operationId, or * for every operation.', text),
    description: text,
    definition: mapOf(anything),
    used: described('The number of calls that it has answered.', count),
    required: described('The number of calls that it must answer.', count),
    met: flag,
    scenario: described('The scenario whose step it is.', text),
  },
  { optional: ['scenario'] },
);

export const stubSchemas = {
  Stub: stub,
  StubPreview: whole({
    description: text,
    typescript: described('A statement for tests in TypeScript or JavaScript.', text),
    yaml: described('A step of a scenario file.', text),
    curl: described('A command that registers the stub. The shell replaces the token.', text),
  }),
  Stubs: whole({
    stubs: list(stub),
    problems: described('Errors of the stub while it answered calls.', list(text)),
  }),
};

const path = '/services/{serviceId}/stubs';
/** The variable that `serve` and the other commands read the control token from. */
const tokenVariable = '$AUTHLETE_TESTKIT_CONTROL_TOKEN';

export const stubRoutes: readonly ControlRoute[] = [
  {
    method: 'GET',
    path,
    operationId: 'listStubs',
    summary:
      'Lists the stubs of a service with their progress. A read-only token gets no secret of a definition.',
    success: [200, 'Stubs'],
    answer: ofService(({ service, access }) =>
      access === 'full' ? shownStubs(service) : maskedStubs(service),
    ),
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
    method: 'POST',
    path: `${path}/preview`,
    operationId: 'previewStub',
    summary: 'Checks a stub without registering it, and returns it as TypeScript, YAML and curl.',
    body: { schema: 'StubDefinition', required: true },
    success: [200, 'StubPreview'],
    answer: ofService<StubData, unknown>(preview),
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

/** The stubs for readers: definitions may contain tickets, tokens and other secrets. */
function maskedStubs(service: MockService): ReturnType<typeof shownStubs> {
  const { stubs, problems } = shownStubs(service);
  const definitions = stubs.map(({ definition }) => definition);
  return {
    stubs: stubs.map((stub) => ({ ...stub, definition: mask(stub.definition) })),
    problems: maskTexts(problems, { target: '', request: definitions }),
  };
}

const shownStub = ({ id, operationId, description, definition, used, required, isMet, scenario }: Stub) => ({
  id,
  operationId,
  description,
  definition: asData(definition),
  used,
  required,
  met: isMet,
  ...(scenario !== undefined && { scenario }),
});

/**
 * Stubs registered in code may contain regular expressions, which are shown as text, and functions, which are
 * omitted.
 */
const asData = (definition: StubDefinition): unknown =>
  JSON.parse(JSON.stringify(definition, (_, value) => (value instanceof RegExp ? String(value) : value)));

async function preview({ service, body, url }: ControlCall<StubData> & { readonly service: MockService }) {
  const { contract } = service.stubs;
  checkStub(contract, stubOperation(contract, body.operation), body);
  const stubs = `${url}${controlPath}${path.replace('{serviceId}', String(service.id))}`;
  return { description: describeStub(body), ...(await stubForms(body, { stubs, token: tokenVariable })) };
}

function remove({ stubs }: MockService, stubId: string | undefined): void {
  const stub = stubs.list().find(({ id }) => id === stubId);
  if (stub !== undefined && stubs.remove(stub)) return;
  throw new ControlError(
    404,
    `Failed to remove the stub ${stubId}: the service has no such stub. Please see the list of its stubs.`,
  );
}
