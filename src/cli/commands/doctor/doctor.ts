import { type ControlClient, controlClient } from '../../../control/client.js';
import { InvalidInputError } from '../../../invalid-input-error.js';
import { counted } from '../../counted.js';
import type { ServiceOptions } from '../../running/find-mock.js';
import { findMock } from '../../running/find-mock.js';
import { type RunningMock, runningMocks } from '../../running/state-files.js';
import { paint } from '../../terminal.js';
import { baseUrl } from './checks/base-url.js';
import { calls } from './checks/calls.js';
import { clock } from './checks/clock.js';
import { credentials } from './checks/credentials.js';
import { network } from './checks/network.js';
import { proxy } from './checks/proxy.js';
import { running } from './checks/running.js';
import { settings } from './checks/settings.js';
import type { Finding, Found } from './finding.js';
import { baseOf, type ExaminedMock, type Patient, portOf } from './patient.js';
import { settingsOf } from './settings.js';

export type DoctorOptions = ServiceOptions & { readonly envFile?: string; readonly json?: true };

/** The checks by name, in the order of a report. */
const checks: Readonly<Record<string, (patient: Patient) => Promise<Found[]>>> = {
  mock: running,
  settings,
  'base-url': baseUrl,
  network,
  proxy,
  credentials,
  clock,
  calls,
};

/** Examines why a server does not reach the mock, and prints what it finds. Resolves to 1 if there is a problem. */
export async function doctor(options: DoctorOptions): Promise<0 | 1> {
  const patient = await patientOf(options);
  const findings: Finding[] = [];
  for (const [check, examine] of Object.entries(checks))
    for (const found of await examine(patient)) findings.push({ check, ...found });
  const problems = findings.filter(({ level }) => level === 'problem').length;
  const warnings = findings.filter(({ level }) => level === 'warning').length;
  console.log(
    options.json ? JSON.stringify({ problems, warnings, findings }) : textOf(findings, problems, warnings),
  );
  return problems === 0 ? 0 : 1;
}

async function patientOf(options: DoctorOptions): Promise<Patient> {
  const given = await settingsOf(options.envFile, process.env);
  const base = baseOf(given);
  const all = runningMocks();
  const chosen = chosenMock(options, all, base);
  return {
    settings: given,
    base,
    running: all,
    mock: chosen === undefined ? undefined : await examined({ ...options, url: chosen }),
  };
}

/** Returns the URL of the mock that the server should use: with several, the one at the port of the base URL. */
function chosenMock(
  { url = process.env['AUTHLETE_TESTKIT_URL'] }: DoctorOptions,
  all: readonly RunningMock[],
  base: URL | undefined,
): string | undefined {
  if (url) return url;
  const atPort = all.find((mock) => base !== undefined && portOf(new URL(mock.url)) === portOf(base));
  return (atPort ?? all[0])?.url;
}

async function examined(
  options: DoctorOptions & { readonly url: string },
): Promise<ExaminedMock | undefined> {
  const url = new URL(options.url);
  const { controlToken } = findMock(options);
  if (controlToken === undefined) {
    const obstacle = 'The control token of the mock is unknown, or its control plane is off.';
    return { url, control: undefined, obstacle, services: [], serviceId: options.service };
  }
  const control = controlClient(options.url, controlToken);
  try {
    return { url, control, ...(await servicesOf(control, options.service)) };
  } catch (failure) {
    if (!(failure instanceof InvalidInputError)) throw failure;
    return { url, control: undefined, obstacle: failure.message, services: [], serviceId: options.service };
  }
}

async function servicesOf(control: ControlClient, wanted: number | undefined) {
  const { services } = await control.call('GET /services');
  const [only, ...others] = services;
  return { services, serviceId: wanted ?? (others.length === 0 ? only?.serviceId : undefined) };
}

const marks = {
  ok: paint('green', '✓'),
  warning: paint('yellow', '!'),
  problem: paint('red', '✗'),
} as const;

function textOf(findings: readonly Finding[], problems: number, warnings: number): string {
  const lines = findings.flatMap(({ level, what, todo }) => [
    `${marks[level]} ${what}`,
    ...(todo === undefined ? [] : [paint('dim', `  → ${todo}`)]),
  ]);
  const summary =
    problems + warnings === 0
      ? 'Nothing is wrong.'
      : `${counted(problems, 'problem')}, ${counted(warnings, 'warning')}.`;
  return [...lines, '', summary].join('\n');
}
