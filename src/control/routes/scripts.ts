import type { ScriptDefinition } from '../../scenarios/script.js';
import type { Script } from '../../scenarios/scripted.js';
import type { ScriptedService } from '../../scenarios/scripted-service.js';
import { anything, count, described, flag, list, mapOf, text, whole } from '../../spec/schema.js';
import { ControlError } from '../control-error.js';
import { ofService, type Route } from '../route.js';

const script = whole({
  id: described('The ID, such as script-1.', text),
  operationId: described('The operationId, or * for every operation.', text),
  description: text,
  definition: mapOf(anything),
  used: described('The number of calls that it has answered.', count),
  demanded: described('The number of calls that it must answer.', count),
  met: flag,
});

export const scriptSchemas = {
  Script: script,
  Scripts: whole({
    scripts: list(script),
    problems: described('Errors of the script while it answered calls.', list(text)),
  }),
};

const path = '/services/{serviceId}/scripts';

export const scriptRoutes: readonly Route[] = [
  {
    method: 'GET',
    path,
    operationId: 'listScripts',
    summary: 'Lists the scripts of a service with their progress.',
    success: [200, 'Scripts'],
    answer: ofService(({ service }) => shownScripts(service)),
  },
  {
    method: 'POST',
    path,
    operationId: 'addScript',
    summary: 'Registers a script, which sets the response to a call.',
    body: { schema: 'ScriptDefinition', required: true },
    success: [201, 'Script'],
    answer: ofService<ScriptDefinition, unknown>(({ service, body }) => shownScript(service.script(body))),
  },
  {
    method: 'DELETE',
    path,
    operationId: 'removeScripts',
    summary: 'Deletes all scripts of a service.',
    success: [204],
    answer: ofService(({ service }) => service.scripts.clear()),
  },
  {
    method: 'DELETE',
    path: `${path}/{scriptId}`,
    operationId: 'removeScript',
    summary: 'Deletes a script.',
    success: [204],
    answer: ofService(({ service, path }) => remove(service, path['scriptId'])),
  },
];

export const shownScripts = ({ scripts }: ScriptedService) => ({
  scripts: scripts.list().map(shownScript),
  problems: scripts.problems,
});

const shownScript = ({ id, operationId, description, definition, used, demanded, isMet }: Script) => ({
  id,
  operationId,
  description,
  definition: asData(definition),
  used,
  demanded,
  met: isMet,
});

/**
 * Stubs registered in code may contain regular expressions, which are shown as text, and functions, which are
 * omitted.
 */
const asData = (definition: ScriptDefinition): unknown =>
  JSON.parse(JSON.stringify(definition, (_, value) => (value instanceof RegExp ? String(value) : value)));

function remove({ scripts }: ScriptedService, scriptId: string | undefined): void {
  const script = scripts.list().find(({ id }) => id === scriptId);
  if (script !== undefined && scripts.remove(script)) return;
  throw new ControlError(
    404,
    `Failed to remove the stub ${scriptId}: the service has no such stub. Please see the list of its stubs.`,
  );
}
