import { type CountedAnswer, type Coverage, coverageOf, type ServiceCoverage } from './format.js';

/**
 * Merges coverage: adds the counts of equal answers. The result does not depend on the order of the parts, nor on how
 * they are grouped.
 */
export const merged = (parts: readonly Coverage[]): Coverage =>
  coverageOf(
    [...new Set(parts.flatMap(({ contracts }) => contracts))].sort(),
    mergedServices(parts.flatMap(({ services }) => services)),
  );

/** Merges the coverage of equal services, sorted by service: numbers first. */
export const mergedServices = (services: readonly ServiceCoverage[]): ServiceCoverage[] =>
  [...grouped(services, ({ serviceId }) => sortKey(serviceId))]
    .sort(([a], [b]) => byName(a, b))
    .flatMap(([, [first, ...others]]) => (first === undefined ? [] : [others.reduce(mergedService, first)]))
    .map((service) => ({ ...service, answers: mergedAnswers(service.answers) }));

const sortKey = (serviceId: ServiceCoverage['serviceId']): string =>
  typeof serviceId === 'number' ? String(serviceId).padStart(20) : serviceId;

const mergedService = (one: ServiceCoverage, other: ServiceCoverage): ServiceCoverage => {
  const ruledOut = inBoth(one.ruledOut, other.ruledOut);
  return {
    serviceId: one.serviceId,
    ...(ruledOut !== undefined && { ruledOut }),
    answers: [...one.answers, ...other.answers],
  };
};

/** Returns the rules that hold for both; `undefined` says nothing. */
export function inBoth(
  one: readonly string[] | undefined,
  other: readonly string[] | undefined,
): readonly string[] | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one.filter((id) => other.includes(id)).sort();
}

const mergedAnswers = (answers: readonly CountedAnswer[]): CountedAnswer[] =>
  [...grouped(answers, keyOf)]
    .sort(([a], [b]) => byName(a, b))
    .flatMap(([, equal]) => {
      const [first] = equal;
      if (first === undefined) return [];
      const tests = sumOf(equal.flatMap(({ tests = {} }) => Object.entries(tests)));
      return [
        {
          ...first,
          count: equal.reduce((sum, { count }) => sum + count, 0),
          ...(tests.length > 0 && { tests: Object.fromEntries(tests) }),
        },
      ];
    });

const keyOf = ({ operation, action, status, lost, resultCode, by }: CountedAnswer): string =>
  JSON.stringify([operation, action, status, lost, resultCode, by]);

function sumOf(counts: readonly (readonly [name: string, count: number])[]): [string, number][] {
  const sums = new Map<string, number>();
  for (const [name, count] of counts) sums.set(name, (sums.get(name) ?? 0) + count);
  return [...sums].sort(([a], [b]) => byName(a, b));
}

function grouped<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** The same order on every machine, whatever its locale is. */
const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
