import { spawn } from 'node:child_process';
import { once } from 'node:events';

interface Place {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a program; what it prints, errors too. Rejects, with all of that, if it fails. */
export async function run(words: readonly string[], { cwd, env = {} }: Place): Promise<string> {
  const [program = '', ...rest] = words;
  const child = spawn(program, rest, {
    cwd,
    env: { ...plainEnvironment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      printed += chunk;
    });
  const [code] = await once(child, 'close');
  if (code !== 0)
    throw new Error(`Failed to run ${words.join(' ')} in ${cwd}: exit code ${code}\n${printed}`);
  return printed;
}

/** Without what this repository's npm and Vitest tell the programs that they start. */
export const plainEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) =>
        !/^(npm_(?!config_(registry|cache|userconfig)$)|VITEST|NODE_ENV$|NODE_OPTIONS$|INIT_CWD$)/i.test(
          name,
        ),
    ),
  );
