import { useEffect, useState } from 'preact/hooks';
import { api, revision } from './mock.js';

export interface Resource<Value> {
  readonly value: Value | undefined;
  readonly problem: string | undefined;
  /** Reads it again. */
  readonly reload: () => void;
}

/**
 * Reads from the control plane, and again whenever something happened in the mock. What was read stays until the next
 * answer is there, so that nothing flickers.
 */
export function useResource<Value>(path: string | undefined): Resource<Value> {
  const control = api.value;
  const happened = revision.value;
  const [asked, setAsked] = useState(0);
  const [read, setRead] = useState<{ path: string | undefined; value?: Value; problem?: string }>({ path });
  useEffect(() => {
    if (control === undefined || path === undefined) return;
    const ended = new AbortController();
    control.get<Value>(path, ended.signal).then(
      (value) => setRead({ path, value }),
      (problem: unknown) => {
        if (!ended.signal.aborted) setRead({ path, problem: problemText(problem) });
      },
    );
    return () => ended.abort();
  }, [control, path, happened, asked]);
  const current = read.path === path;
  return {
    value: current ? read.value : undefined,
    problem: current ? read.problem : undefined,
    reload: () => setAsked(asked + 1),
  };
}

export const problemText = (problem: unknown): string =>
  problem instanceof Error ? problem.message : String(problem);
