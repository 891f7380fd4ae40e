import { openApiDocument } from './openapi.js';
import type { ControlRoute } from './route.js';
import { aboutRoutes } from './routes/about.js';
import { checkRoutes } from './routes/check.js';
import { clockRoutes } from './routes/clock.js';
import { coverageRoutes } from './routes/coverage.js';
import { journalRoutes } from './routes/journal.js';
import { keyRoutes } from './routes/keys.js';
import { lineageRoutes } from './routes/lineage.js';
import { operationRoutes } from './routes/operations.js';
import { resetRoutes } from './routes/reset.js';
import { scenarioRoutes } from './routes/scenarios.js';
import { serviceRoutes } from './routes/services.js';
import { stateRoutes } from './routes/state.js';
import { stubRoutes } from './routes/stubs.js';
import { verifyRoutes } from './routes/verify.js';

const documentRoute: ControlRoute = {
  method: 'GET',
  path: '/openapi.json',
  operationId: 'getOpenApiDocument',
  summary: 'Returns this API as an OpenAPI 3.1 document.',
  success: [200, 'OpenApiDocument'],
  answer: ({ controlled }) => openApiDocument(controlled.contract, routes),
};

/** All routes of the control plane. */
export const routes: readonly ControlRoute[] = [
  ...aboutRoutes,
  documentRoute,
  ...serviceRoutes,
  ...operationRoutes,
  ...stubRoutes,
  ...scenarioRoutes,
  ...verifyRoutes,
  ...journalRoutes,
  ...lineageRoutes,
  ...keyRoutes,
  ...coverageRoutes,
  ...checkRoutes,
  ...clockRoutes,
  ...stateRoutes,
  ...resetRoutes,
];
