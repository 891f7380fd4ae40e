/** A test or a suite, with the suites around it. */
interface Named {
  readonly name: string;
  readonly suite?: Named | undefined;
  readonly file?: { readonly name: string };
}

/** Returns the name of a test with its file and suites: `consent.test.ts > consent > the user denies`. */
export function nameOf({ name, suite, file }: Named): string {
  const suites: string[] = [];
  for (let around = suite; around !== undefined; around = around.suite) suites.unshift(around.name);
  const own = [...suites, name];
  // In some versions of Vitest, the file is the outermost suite.
  return [...(file === undefined || own[0] === file.name ? [] : [file.name]), ...own].join(' > ');
}
