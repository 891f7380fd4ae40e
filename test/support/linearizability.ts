/** A call of a concurrent history. Times come from one counter, so that they order all calls and returns. */
export interface Timed {
  readonly called: number;
  /** Infinity if it is not known whether and when the call took effect. */
  readonly returned: number;
}

/** What an object does if calls come one after the other. States are texts, so that they can be compared. */
export interface SequentialModel<Call extends Timed> {
  readonly initial: string;
  /** Returns the state after a call; `undefined` if a call with this result is not possible in the state. */
  step(state: string, call: Call): string | undefined;
}

/** A place in the search: the calls before `done` took effect, and those in `ahead`, with the state after them. */
interface Place {
  readonly done: number;
  readonly ahead: ReadonlySet<number>;
  readonly state: string;
}

/**
 * Looks for an order of the calls that explains all results and contradicts no time: each call takes effect at one
 * moment between its call and its return. Returns an empty list if there is one, otherwise the calls that could not
 * follow the longest order that was found.
 *
 * The algorithm of Wing and Gong with the memory of Lowe ("Testing for linearizability", 2017), as in Porcupine, which
 * is written in Go. The npm registry has none.
 */
export function unexplained<Call extends Timed>(
  history: readonly Call[],
  model: SequentialModel<Call>,
): Call[] {
  const calls = [...history].sort((one, other) => one.called - other.called);
  const seen = new Set<string>();
  let longest = -1;
  let stuck: Call[] = [];
  const open: Place[] = [{ done: 0, ahead: new Set(), state: model.initial }];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const { done, ahead, state } = place;
    const name = `${done} ${[...ahead].sort((one, other) => one - other).join()} ${state}`;
    if (seen.has(name)) continue;
    seen.add(name);
    const possible = candidates(calls, place);
    // A call of which the outcome is unknown need not have happened.
    if (
      calls
        .slice(done)
        .every(({ returned }, index) => returned === Number.POSITIVE_INFINITY || ahead.has(done + index))
    )
      return [];
    if (done + ahead.size > longest) {
      longest = done + ahead.size;
      stuck = possible.flatMap((index) => calls[index] ?? []);
    }
    for (const index of possible.reverse()) {
      const call = calls[index];
      const next = call && model.step(state, call);
      if (call === undefined || next === undefined) continue;
      // An unknown outcome that changes nothing explains nothing. Without this, the search explodes.
      if (next === state && call.returned === Number.POSITIVE_INFINITY) continue;
      open.push(advanced(place, index, next));
    }
  }
  return stuck;
}

/** Returns the calls that may be next: those that were called before any other pending one returned. */
function candidates(calls: readonly Timed[], { done, ahead }: Place): number[] {
  const found: number[] = [];
  let firstReturn = Number.POSITIVE_INFINITY;
  for (let index = done; index < calls.length; index += 1) {
    const call = calls[index];
    if (call === undefined || call.called > firstReturn) break;
    if (ahead.has(index)) continue;
    found.push(index);
    firstReturn = Math.min(firstReturn, call.returned);
  }
  return found;
}

function advanced({ done, ahead }: Place, index: number, state: string): Place {
  const next = new Set(ahead).add(index);
  let first = done;
  while (next.delete(first)) first += 1;
  return { done: first, ahead: next, state };
}
