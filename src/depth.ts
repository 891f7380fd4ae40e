/** How many levels of lists and objects input may have; what reads more of them runs out of stack. */
export const deepest = 100;

/** Whether a value has more levels than that, found out without going deeper. */
export const isTooDeep = (value: unknown, levels = deepest): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((member) => isTooDeep(member, levels - 1)));
