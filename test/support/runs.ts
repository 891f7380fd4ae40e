/**
 * How many cases of a property, or of a long list of inputs, are tried: `all` of them in `.ci/run`, which sets
 * `FC_RUNS=all`, and a fifth of them in `npm test`.
 */
export const runs = (all: number): number => (process.env['FC_RUNS'] === 'all' ? all : Math.ceil(all / 5));
