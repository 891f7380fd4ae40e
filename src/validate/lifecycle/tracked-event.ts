import { combined, fingerprint } from './fingerprint.js';
import type { LifecycleEvent } from './lifecycle-event.js';

/** An event whose artifact has a key, under which tables know it. */
export interface TrackedEvent extends LifecycleEvent {
  /** The fingerprint of the artifact, whichever service it is of. */
  readonly print: number;
  readonly key: number;
}

const printOf = (kind: LifecycleEvent['kind'], value: string): number => fingerprint(value, kind);

const none: readonly TrackedEvent[] = [];

/** Returns the key of an artifact of a service. */
export const keyOf = (serviceId: string, kind: LifecycleEvent['kind'], value: string): number =>
  combined(printOfService(serviceId), printOf(kind, value));

let latest = { serviceId: '', print: fingerprint('') };

/** Remembers the latest one, because most recordings are of one service. */
function printOfService(serviceId: string): number {
  if (latest.serviceId !== serviceId) latest = { serviceId, print: fingerprint(serviceId) };
  return latest.print;
}

/**
 * Returns events with the keys of their artifacts. Placeholders get different values in each source, because two
 * recordings count them alike.
 */
export function trackedEvents(
  events: readonly LifecycleEvent[],
  serviceId: string,
  source: string,
): readonly TrackedEvent[] {
  if (events.length === 0) return none;
  const hasPlaceholders = events.some(({ value }) => value.includes('{{'));
  const service = printOfService(serviceId);
  return (hasPlaceholders ? localized(events, source) : events).map(
    ({ kind, value, event, successor, replacement, companion, forgiving }) => {
      const print = printOf(kind, value);
      const key = combined(service, print);
      // One shape for all events, because a spread would be several times slower.
      return { kind, value, event, successor, replacement, companion, forgiving, print, key };
    },
  );
}

function localized(events: readonly LifecycleEvent[], source: string): readonly LifecycleEvent[] {
  const local = (value: string): string => (value.includes('{{') ? `${value} ${source}` : value);
  return events.map((event) => ({
    ...event,
    value: local(event.value),
    ...(event.successor !== undefined && { successor: local(event.successor) }),
    ...(event.replacement !== undefined && { replacement: local(event.replacement) }),
    ...(event.companion !== undefined && {
      companion: { ...event.companion, value: local(event.companion.value) },
    }),
  }));
}
