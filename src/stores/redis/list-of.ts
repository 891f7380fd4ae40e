/** Returns the elements of an answer of Redis: an empty list if it is something else. */
export const listOf = (answer: unknown): readonly unknown[] => (Array.isArray(answer) ? answer : []);
