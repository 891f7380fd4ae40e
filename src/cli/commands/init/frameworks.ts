/** The frameworks for which `init` writes a first test. */
export const frameworkNames = ['vitest', 'node', 'python', 'junit', 'other'] as const;
export type FrameworkName = (typeof frameworkNames)[number];
