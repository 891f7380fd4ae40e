import { InvalidInputError } from '../../invalid-input-error.js';
import type { ServiceClock } from '../../mock/state/clock.js';
import type { Duration } from '../../mock/state/duration.js';
import type { SchemaObject } from '../../spec/openapi.js';
import { described, flag, object, text, whole } from '../../spec/schema.js';
import { type ControlRoute, ofService } from '../route.js';

const number: SchemaObject = { type: 'number' };
const frozen = described('Whether the clock is frozen.', flag);

export const clockSchemas = {
  Clock: whole({
    time: described('The time, such as 2030-01-01T00:00:00.000Z.', text),
    epochMilliseconds: number,
    frozen,
  }),
  ClockChange: object({
    time: {
      description: 'Milliseconds since the epoch, or a string such as 2030-01-01T00:00:00Z.',
      oneOf: [number, text],
    },
    frozen,
  }),
  ClockAdvance: whole({
    by: {
      description: 'Milliseconds, or a text such as 250ms, 2s, 10m, 1h or 30d.',
      oneOf: [number, text],
    },
  }),
};

interface ClockChange {
  readonly time?: number | string;
  readonly frozen?: boolean;
}

const path = '/services/{serviceId}/clock';

export const clockRoutes: readonly ControlRoute[] = [
  {
    method: 'GET',
    path,
    operationId: 'getClock',
    summary: 'Returns the time of a service.',
    success: [200, 'Clock'],
    answer: ofService(({ service }) => shownClock(service.clock)),
  },
  {
    method: 'PUT',
    path,
    operationId: 'setClock',
    summary: 'Sets the time of a service, and freezes or unfreezes its clock.',
    body: { schema: 'ClockChange', required: true },
    success: [200, 'Clock'],
    answer: ofService<ClockChange, unknown>(({ service, body }) => change(service.clock, body)),
  },
  {
    method: 'DELETE',
    path,
    operationId: 'resetClock',
    summary: 'Returns the clock of a service to real time.',
    success: [200, 'Clock'],
    answer: ofService(({ service: { clock } }) => {
      clock.reset();
      return shownClock(clock);
    }),
  },
  {
    method: 'POST',
    path: `${path}/advance`,
    operationId: 'advanceClock',
    summary: 'Advances the clock of a service.',
    body: { schema: 'ClockAdvance', required: true },
    success: [200, 'Clock'],
    answer: ofService<{ readonly by: Duration }, unknown>(({ service: { clock }, body: { by } }) => {
      clock.advance(by);
      return shownClock(clock);
    }),
  },
];

function change(clock: ServiceClock, { time, frozen }: ClockChange) {
  if (time === undefined && frozen === undefined)
    throw new InvalidInputError(
      'Failed to set the clock: it needs a time or frozen. Please send one of them.',
    );
  if (frozen === true) clock.freeze(time);
  else if (time !== undefined) clock.set(time);
  if (frozen === false) clock.unfreeze();
  return shownClock(clock);
}

export const shownClock = (clock: ServiceClock) => ({
  time: new Date(clock.now()).toISOString(),
  epochMilliseconds: clock.now(),
  frozen: clock.frozen,
});
