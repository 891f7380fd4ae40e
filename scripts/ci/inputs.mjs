import { readFileSync } from 'node:fs';

/** An input that the action cannot use. The message says what to do. */
export class BadInput extends Error {}

/** The commands: their report files, formats, and the options that inputs become. */
const commands = {
  check: {
    formats: 'pretty,github,markdown,json,html,junit,sarif',
    options: { as: '--as', ready: '--ready', config: '--config', expected: '--expected' },
    others: ['start'],
  },
  coverage: {
    formats: 'pretty,github,markdown,json,html,lcov,svg',
    options: { 'fail-under': '--fail-under' },
    others: ['paths'],
  },
  validate: {
    formats: 'pretty,github,markdown,json,html,junit,sarif',
    options: { expected: '--expected' },
    others: ['paths'],
  },
};

/** Inputs that only some commands use. */
const particular = new Set(
  Object.values(commands).flatMap(({ options, others }) => [...Object.keys(options), ...others]),
);

/**
 * Reads the inputs of the action from `INPUT_…` variables. Returns the words of the command line and where its reports
 * go. Throws `BadInput`.
 */
export function readInputs(environment) {
  const input = (name) => (environment[`INPUT_${name.replaceAll('-', '_').toUpperCase()}`] ?? '').trim();
  const lines = (name) =>
    input(name)
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter(Boolean);

  const name = input('command');
  if (!Object.hasOwn(commands, name))
    throw new BadInput(
      `Failed to run ${name || 'a command'}: there is no such command. Please set the input command to ${Object.keys(commands).join(', ')}.`,
    );
  const { formats, options, others } = commands[name];
  for (const other of particular)
    if (input(other) !== '' && !Object.hasOwn(options, other) && !others.includes(other))
      throw new BadInput(`Failed to run ${name}: it has no use for the input ${other}. Please remove it.`);

  const version = input('version') || ownVersion();
  if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    throw new BadInput(
      `Failed to install version ${version}: it is not an exact version. Please use one such as ${ownVersion()}.`,
    );
  const artifact = input('artifact') || `authlete-${name}`;
  if (!/^[\w-][\w. -]*$/.test(artifact))
    throw new BadInput(
      `Failed to name the artifact ${artifact}: please use letters, digits, spaces, dots, hyphens and underscores.`,
    );
  const uploadSarif = input('upload-sarif') || 'false';
  if (!['true', 'false'].includes(uploadSarif))
    throw new BadInput(`Failed to read upload-sarif: ${uploadSarif}. Please use true or false.`);
  if (uploadSarif === 'true' && !formats.includes('sarif'))
    throw new BadInput(`Failed to upload SARIF: ${name} has no such report. Please remove upload-sarif.`);
  const paths = lines('paths');
  if (name === 'validate' && paths.length === 0)
    throw new BadInput('Failed to run validate: there is nothing to validate. Please set the input paths.');

  const reportDir = input('report-dir') || `reports/${artifact}`;
  // One word for an option and its value, so that a value cannot be another option.
  const given = Object.entries(options).flatMap(([key, option]) =>
    input(key) ? [`${option}=${input(key)}`] : [],
  );
  const start = input('start');
  const operands = start === '' ? paths : ['bash', '-c', start];
  return {
    title: `authlete-testkit ${name}${artifact === `authlete-${name}` ? '' : `: ${artifact}`}`,
    files: `authlete-${name}`,
    artifact,
    reportDir,
    uploadSarif: uploadSarif === 'true',
    words: [
      ...['--yes', `authlete-testkit@${version}`, name, ...lines('args'), ...given],
      ...[`--report=${formats}`, `--report-dir=${reportDir}`],
      ...(operands.length === 0 ? [] : ['--', ...operands]),
    ],
  };
}

/** Returns the version of the testkit to which this action belongs. */
const ownVersion = () =>
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version;
