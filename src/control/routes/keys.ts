import { keyPlaces, listedKeys } from '../../mock/services/listed-keys.js';
import { described, flag, list, oneOf, text, whole } from '../../spec/schema.js';
import { type ControlRoute, ofService } from '../route.js';
import { settingsOf } from './services.js';

export const keySchemas = {
  Keys: whole({
    keys: list(
      whole(
        {
          kid: text,
          kty: text,
          alg: text,
          use: text,
          crv: text,
          place: described('The property of the service that has the key, or hsm.', oneOf(...keyPlaces)),
          origin: described(
            'Whether the mock generated it, or somebody configured it.',
            oneOf('generated', 'given'),
          ),
          isPrivate: described('Whether the service has the private part, which is never shown.', flag),
          purposes: described(
            'What it signs or decrypts with the current settings and clients, such as "signs ID tokens and logout tokens".',
            list(text),
          ),
        },
        { optional: ['kid', 'alg', 'use', 'crv'] },
      ),
    ),
  }),
};

export const keyRoutes: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: '/services/{serviceId}/keys',
    operationId: 'listKeys',
    summary: 'Lists the keys of a service and what it signs and decrypts with them, without private parts.',
    success: [200, 'Keys'],
    answer: ofService(async ({ service }) => ({
      keys: await listedKeys({ service, settings: await settingsOf(service) }),
    })),
  },
];
