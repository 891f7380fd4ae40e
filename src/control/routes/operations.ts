import { catalogueOf } from '../../scenarios/catalogue.js';
import { described, flag, list, text, whole } from '../../spec/schema.js';
import type { ControlRoute } from '../route.js';

const resultCode = whole(
  {
    code: text,
    error: described('The error of the OAuth error response. Absent for a success.', text),
    message: described('The message, with placeholders such as {client}.', text),
  },
  { optional: ['error'] },
);

export const operationSchemas = {
  Operations: described(
    'What stubs can answer.',
    whole({
      operations: list(
        whole({
          operationId: text,
          name: described('The API path, or the operationId if several operations have the path.', text),
          method: text,
          path: text,
          topic: text,
          actions: list(
            whole({
              action: text,
              grants: described('Whether it grants what the call asks for.', flag),
              resultCodes: list(resultCode),
            }),
          ),
        }),
      ),
      faults: list(text),
    }),
  ),
};

export const operationRoutes: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: '/operations',
    operationId: 'listOperations',
    summary: 'Lists the operations that stubs can answer, with their actions, result codes and faults.',
    success: [200, 'Operations'],
    answer: ({ controlled }) => catalogueOf(controlled.contract),
  },
];
