import { combined, fingerprint } from './fingerprint.js';
import type { LifecycleEvent } from './lifecycle-event.js';

/** An event whose artifact has a key, under which tables know it. */
export interface TrackedEvent extends LifecycleEvent {
  readonly key: number;
}

const none: readonly TrackedEvent[] = [];

/** Returns the key of an artifact of a service. */
export const keyOf = (serviceId: string, kind: LifecycleEvent['kind'], value: string): number =>
  combined(fingerprint(serviceId), fingerprint(value, kind));

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
  return (hasPlaceholders ? localized(events, source) : events).map(
    ({ kind, value, event, successor, replacement, companion, forgiving }) => {
      const key = keyOf(serviceId, kind, value);
      // One shape for all events, because a spread would be several times slower.
      return { kind, value, event, successor, replacement, companion, forgiving, key };
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
