import { useEffect, useRef, useState } from 'preact/hooks';
import { api, revision } from './mock.js';

export interface Resource<Value> {
  readonly value: Value | undefined;
  readonly problem: string | undefined;
  /** Reads it again. */
  readonly reload: () => void;
}

/**
 * Reads from the control plane, and again whenever something happened in the mock. What was read stays until the next
 * answer is there, so that nothing flickers. One read ends before the next begins: under load, a long answer would
 * never arrive otherwise.
 */
export function useResource<Value>(path: string | undefined): Resource<Value> {
  const control = api.value;
  const happened = revision.value;
  const [asked, setAsked] = useState(0);
  const [read, setRead] = useState<{ path: string | undefined; value?: Value; problem?: string }>({ path });
  const look = useRef<(() => void) | undefined>(undefined);
  useEffect(() => {
    if (control === undefined || path === undefined) return;
    const ended = new AbortController();
    let isReading = false;
    let isStale = false;
    look.current = async () => {
      isStale = true;
      if (isReading) return;
      isReading = true;
      while (isStale && !ended.signal.aborted) {
        isStale = false;
        const found = await control.get<Value>(path, ended.signal).then(
          (value) => ({ path, value }),
          (problem: unknown) => ({ path, problem: problemText(problem) }),
        );
        if (!ended.signal.aborted) setRead(found);
      }
      isReading = false;
    };
    return () => {
      look.current = undefined;
      ended.abort();
    };
  }, [control, path]);
  useEffect(() => look.current?.(), [control, path, happened, asked]);
  const current = read.path === path;
  return {
    value: current ? read.value : undefined,
    problem: current ? read.problem : undefined,
    reload: () => setAsked((count) => count + 1),
  };
}

export const problemText = (problem: unknown): string =>
  problem instanceof Error ? problem.message : String(problem);
