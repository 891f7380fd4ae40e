import { list, whole } from '../../spec/schema.js';
import { type ControlRoute, ofService } from '../route.js';
import { verified } from '../verified.js';
import { scenarioSchemas } from './scenarios.js';
import { shownStubs, stubSchemas } from './stubs.js';

export const verifySchemas = {
  Report: whole({ ...stubSchemas.Stubs.properties, scenarios: list(scenarioSchemas.Scenario) }),
};

export const verifyRoutes: readonly ControlRoute[] = [
  {
    method: 'POST',
    path: '/services/{serviceId}/verify',
    operationId: 'verify',
    summary:
      'Verifies that all stubs and scenarios of a service were followed. Returns 422 with a report if not.',
    success: [200, 'Report'],
    failures: [422],
    answer: ofService(({ service }) =>
      verified(
        () => service.verify(),
        () => ({
          ...shownStubs(service),
          scenarios: service.scenarios.map((scenario) => scenario.state()),
        }),
      ),
    ),
  },
];
