// npm run bench:validate: compares the speed of `validate` with plain JSON.parse and with other validators,
// and measures its memory. Writes to the temporary folder and cleans up. Takes about three minutes.
//
//   npm run bench:validate -- --large 60      with a large file of 60 MB instead of 1 GB
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
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
} = parseArgs({ options: { large: { type: 'string', default: '1024' } }, allowPositionals: true });

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

const folder = mkdtempSync(join(tmpdir(), 'bench-validate-'));
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
