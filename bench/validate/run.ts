// npm run bench:validate: compares the speed of `validate` with plain JSON.parse and with other validators,
// and measures its memory with files of 10 and 60 MB. Writes to the temporary folder and cleans up. Takes about a minute.
//
//   npm run bench:validate -- --large 1024    with a large file of 1 GB: a minute longer
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { rates } from './rates.js';
import { writeTraffic } from './traffic.js';

const megabyte = 1024 * 1024;

// built.mjs passes the command.
const {
  values: { large: megabytesOfLarge },
  positionals: [main = ''],
} = parseArgs({ options: { large: { type: 'string', default: '60' } }, allowPositionals: true });

/** Runs the command as users do. Returns the seconds of CPU time and the peak resident memory in megabytes. */
function command(file: string): { seconds: number; megabytes: number } {
  const measured =
    "process.on('exit', () => { const { user, system } = process.cpuUsage(); console.error('peak', process.resourceUsage().maxRSS, 'cpu', user + system) })";
  const words = ['--import', `data:text/javascript,${encodeURIComponent(measured)}`, main, 'validate', file];
  const { stderr, stdout, status } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`Failed to measure: ${stdout}${stderr}`);
  const [, peak, cpu] = /peak (\d+) cpu (\d+)/.exec(stderr) ?? [];
  return { seconds: Number(cpu) / 1e6, megabytes: Number(peak) / 1024 };
}

function print(figure: string, measured: string, ratio = '', target = ''): void {
  console.log(`| ${figure} | ${measured} | ${ratio} | ${target} |`);
}

/** Fails before anything is written if the files would fill the disk. */
function needDisk(megabytes: number): void {
  const { bavail, bsize } = statfsSync(tmpdir());
  const free = (bavail * bsize) / megabyte;
  if (free < 1.2 * megabytes)
    throw new Error(
      `Failed to measure with ${megabytes} MB: ${tmpdir()} has ${Math.floor(free)} MB left. Please set TMPDIR, or pass a smaller --large.`,
    );
}

needDisk(Number(megabytesOfLarge) + 10);
const folder = mkdtempSync(join(tmpdir(), 'bench-validate-'));
// Without a listener, the signal would end the process without `finally`.
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    rmSync(folder, { recursive: true, force: true });
    process.exit(1);
  });
try {
  const small = join(folder, 'small.ndjson');
  const large = join(folder, 'large.ndjson');
  await writeTraffic(small, 10 * megabyte);
  await writeTraffic(large, Number(megabytesOfLarge) * megabyte);
  print('figure', 'measured', 'every check, relative to it', 'target');
  print('---', '---', '---', '---');
  const measured = await rates(small);
  const ours = measured.get('every check') ?? 0;
  const targets: Readonly<Record<string, string>> = {
    'JSON.parse alone': 'at least 0.25',
    'every second check': 'more than 0.5',
    Prism: 'at least 20',
    'openapi-response-validator': 'at least 20',
  };
  for (const [name, rate] of measured)
    print(name, `${Math.round(rate).toLocaleString('en')}/s`, (ours / rate).toFixed(2), targets[name]);
  const [least, most] = [command(small), command(large)];
  for (const [file, { seconds, megabytes }] of [
    [small, least],
    [large, most],
  ] as const) {
    const size = Math.round(statSync(file).size / megabyte).toLocaleString('en');
    print(
      `the command on ${size} MB`,
      `${seconds.toFixed(1)} s of CPU time, ${Math.round(megabytes)} MB at the most`,
    );
  }
  print(
    'memory, large file relative to small',
    (most.megabytes / least.megabytes).toFixed(2),
    '',
    'at most 1.1',
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
