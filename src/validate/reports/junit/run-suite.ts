import { element } from '../xml.js';

/** Reports problems of the run as a whole. */
export function runSuite(problems: readonly string[]): string {
  const cases = problems.map((message) =>
    element('testcase', { classname: 'run', name: message }, element('failure', { message })),
  );
  const counts = { tests: cases.length, failures: cases.length, errors: 0, skipped: 0 };
  return element('testsuite', { name: 'run', ...counts }, `\n${cases.join('\n')}\n`);
}
