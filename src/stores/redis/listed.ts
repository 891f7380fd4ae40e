/** Returns the elements of an answer of Redis: an empty list if it is something else. */
export const listed = (answer: unknown): readonly unknown[] => (Array.isArray(answer) ? answer : []);
