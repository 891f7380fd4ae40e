import { reasonOf } from '../../../spec/failure.js';
import { announceMock, stateFolder } from '../../running/state-files.js';

/** Lets the other commands find the mock. Returns a function that ends this. */
export function announced({
  localUrl: url,
  controlToken,
}: {
  readonly localUrl: string;
  readonly controlToken?: string | undefined;
}): () => void {
  try {
    return announceMock({ url, pid: process.pid, ...(controlToken !== undefined && { controlToken }) });
  } catch (problem) {
    console.error(
      `Warning: failed to write a file to ${stateFolder()}: ${reasonOf(problem)}. Commands such as journal need --url and --control-token to find this mock.`,
    );
    return () => {};
  }
}

export async function openInBrowser(url: string): Promise<void> {
  const { default: open } = await import('open');
  const browser = await open(url);
  // Without a browser the mock still runs, and the address is printed.
  browser.on('error', ({ message }) =>
    process.stderr.write(`Warning: Failed to open a browser: ${message}\n`),
  );
}
