import { Command, InvalidArgumentError, Option } from 'commander';
import type { ReportName } from '../../coverage/reports/formats.js';
import { coverageFolder } from '../coverage-folder.js';
import { withExitCode } from '../exit-code.js';
import { reportNames } from '../report-names.js';
import type { CoverageOptions } from './coverage/options.js';

export function coverageCommand(): Command {
  return new Command('coverage')
    .description('show which actions of Authlete your tests meet, and which they never meet')
    .argument(
      '[path...]',
      `coverage files, recorded traffic, or folders of them (default: ${coverageFolder})`,
    )
    .addOption(
      new Option('--of <operations>', 'the operations that count: those that are called, or all')
        .choices(['called', 'all'])
        .default('called'),
    )
    .option('--fail-under <percent>', 'fail if fewer of the actions were met', percent)
    .option('--service <id>', 'count only the calls of this service', serviceId)
    .option('--spec <file-or-url>', 'a newer Authlete OpenAPI document instead of the built-in one')
    .option('--merge <file>', 'also write the merged coverage to this file, which must not exist')
    .option('--report <formats>', `report formats: ${names.all.join(', ')}`, names.parse, ['pretty'])
    .option('--report-dir <folder>', 'the folder for the report files authlete-coverage.*')
    .addHelpText('after', help)
    .action(
      withExitCode(async (paths: string[], options: CoverageOptions) => {
        const { coverage } = await import('./coverage/coverage.js');
        return coverage(paths, options);
      }),
    );
}

// The reports are loaded only when a command runs. The compiler checks that this list is complete.
const names = reportNames({
  pretty: true,
  json: true,
  markdown: true,
  html: true,
  lcov: true,
  svg: true,
  github: true,
} satisfies Record<ReportName, true>);

const help = `
An action counts once it was answered. Actions that cannot happen with the settings of the service are left out,
with the reason. See docs/coverage.md. Coverage files are written by serve, record and proxy with --coverage, by
createAuthlete({ coverage }), and by tests with authlete-testkit/vitest-coverage. Several files are added up.

Exit codes: 0 done, 1 below --fail-under, 2 the run failed.

Examples:
  authlete-testkit serve --coverage                 count while your tests run, then stop it with Ctrl+C
  authlete-testkit coverage                         what was met, and what leads to the rest
  authlete-testkit coverage --fail-under 80         in CI
  authlete-testkit coverage shard-1 shard-2 --merge all.coverage.json
  authlete-testkit coverage flow.ndjson traffic.har   recorded traffic
  authlete-testkit coverage --report pretty,html,markdown,svg --report-dir reports`;

function percent(text: string): number {
  const value = Number(text);
  if (/^\d{1,3}(\.\d+)?$/.test(text) && value <= 100) return value;
  throw new InvalidArgumentError('Please use a number from 0 to 100.');
}

function serviceId(text: string): number {
  if (/^[1-9]\d{0,15}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Please use the ID of a service, such as 1234567890.');
}
