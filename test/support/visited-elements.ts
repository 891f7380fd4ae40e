/** The methods of an array that may look at each element. */
const walks: readonly PropertyKey[] = [
  ...[
    'includes',
    'indexOf',
    'lastIndexOf',
    'find',
    'findIndex',
    'findLast',
    'findLastIndex',
    'some',
    'every',
  ],
  ...['filter', 'map', 'flatMap', 'forEach', 'reduce', 'join', 'concat', 'slice', 'splice', 'values'],
  Symbol.iterator,
];

/**
 * Resolves to how many elements of arrays `work` may have visited: the length of the array, for each call of a method
 * that goes through one. Unlike time, the number does not depend on the machine.
 */
export async function visitedElements(work: () => Promise<void>): Promise<number> {
  let visited = 0;
  const originals = walks.map((name) => [name, Reflect.get(Array.prototype, name)] as const);
  for (const [name, original] of originals) {
    replace(name, function (this: unknown[], ...given: unknown[]) {
      visited += this.length;
      return Reflect.apply(original, this, given);
    });
  }
  try {
    await work();
  } finally {
    for (const [name, original] of originals) replace(name, original);
  }
  return visited;
}

const replace = (name: PropertyKey, value: unknown): void => {
  Object.defineProperty(Array.prototype, name, {
    value,
    writable: true,
    configurable: true,
    enumerable: false,
  });
};
