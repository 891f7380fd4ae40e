import type { CpuResult, Figure, Results } from './results.js';

/** A row of the table. `met` is `undefined` if there is no target. */
export interface Row {
  readonly figure: string;
  readonly value: string;
  readonly ratio: string;
  readonly target: string;
  readonly met: boolean | undefined;
}

/** The least ratio of the bare server's CPU time to the mock's, by workload. */
const leastRatio: Readonly<Record<string, number>> = {
  introspection: 0.65,
  authorization: 0.55,
  token: 0.35,
  flow: 0.4,
};

/** How many times as much as the mock Prism costs at least, and the workloads for which that is a target. */
const leastPrism = { times: 20, ids: ['introspection', 'authorization', 'flow'] } as const;

/** How much more than the unsigned flow's target and the raw signatures the signed flow may cost. */
const signedMargin = 1.3;

/** Returns the figures next to their targets. */
export const rowsOf = ({ cpu, figures }: Pick<Results, 'cpu' | 'figures'>): Row[] => [
  ...cpu.flatMap(cpuRows),
  ...figures.map(figureRow),
];

function cpuRows({ id, title, microseconds }: CpuResult): Row[] {
  const { mock = Number.NaN, bare = Number.NaN, signatures, ...others } = microseconds;
  const none = { ratio: '', target: '', met: undefined };
  return [
    { ...none, figure: title, value: time(mock) },
    signatures === undefined
      ? bareRow(id, bare, mock)
      : { ...none, figure: '– bare `node:http`', value: time(bare) },
    ...(signatures === undefined ? [] : [signedRow(bare, signatures, mock)]),
    ...Object.entries(others).map(([name, other]) => otherRow(id, name, other / mock, other)),
  ];
}

function bareRow(id: string, bare: number, mock: number): Row {
  const least = leastRatio[id];
  return {
    figure: '– bare `node:http`',
    value: time(bare),
    ratio: (bare / mock).toFixed(2),
    target: least === undefined ? '' : `at least ${least}`,
    met: least === undefined ? undefined : bare / mock >= least,
  };
}

/** The signed flow is compared with what the unsigned flow may cost, and the signatures alone. */
function signedRow(bare: number, signatures: number, mock: number): Row {
  const reference = bare / (leastRatio['flow'] ?? 1) + signatures;
  return {
    figure: `– bare / ${leastRatio['flow']} + raw signatures (${time(signatures)})`,
    value: time(reference),
    ratio: `${(mock / reference).toFixed(2)} times`,
    target: `at most ${signedMargin} times`,
    met: mock / reference <= signedMargin,
  };
}

function otherRow(id: string, name: string, times: number, microseconds: number): Row {
  const bound = name === 'Prism' && leastPrism.ids.some((one) => one === id);
  return {
    figure: `– ${name}`,
    value: time(microseconds),
    ratio: `${times.toFixed(1)} times`,
    target: bound ? `at least ${leastPrism.times} times` : '',
    met: bound ? times >= leastPrism.times : undefined,
  };
}

const figureRow = ({ title, value, unit, under }: Figure): Row => ({
  figure: title,
  value: `${value.toFixed(0)} ${unit}`,
  ratio: '',
  target: under === undefined ? '' : `under ${under} ${unit}`,
  met: under === undefined ? undefined : value < under,
});

const time = (microseconds: number): string => `${microseconds.toFixed(microseconds < 100 ? 1 : 0)} µs`;
