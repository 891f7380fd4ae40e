import { randomUUID } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { BadInput, readInputs } from './inputs.mjs';
import { removeReports, runTestkit } from './testkit.mjs';

/**
 * The step of action.yml that runs a command of the testkit. Inputs are environment variables, so that no value becomes
 * part of a script. The exit code is an output, because the reports are uploaded before the action fails.
 */
const outcome = await outcomeOf(process.env);
writeOutputs(outcome);
if (outcome.problem !== undefined) console.log(annotation(outcome.problem));
append('GITHUB_STEP_SUMMARY', `## ${outcome.title}\n\n${outcome.markdown ?? failure(outcome.problem)}\n`);

/** Runs the command. Resolves to what happened, with the absolute paths of the reports. */
async function outcomeOf(environment) {
  let title = 'authlete-testkit';
  try {
    const run = readInputs(environment);
    title = run.title;
    removeReports(run);
    const { exitCode, lastWords } = await runTestkit(run);
    const file = (extension) => {
      const path = resolve(run.reportDir, `${run.files}.${extension}`);
      return existsSync(path) ? path : '';
    };
    // npx ends with 1 as well if it cannot install the package, and only a completed run has reports.
    if (exitCode > 1 || file('md') === '') return { title, exitCode: 2, problem: lastWords };
    return {
      title,
      exitCode,
      markdown: readFileSync(file('md'), 'utf8'),
      artifact: run.artifact,
      reportDir: resolve(run.reportDir),
      sarif: run.uploadSarif ? file('sarif') : '',
      summary: JSON.stringify(JSON.parse(readFileSync(file('json'), 'utf8')).summary),
    };
  } catch (problem) {
    if (!(problem instanceof BadInput)) throw problem;
    return { title, exitCode: 2, problem: problem.message };
  }
}

function writeOutputs({ exitCode, artifact = '', reportDir = '', sarif = '', summary = '' }) {
  const outputs = { 'exit-code': exitCode, artifact, 'report-dir': reportDir, sarif, summary };
  for (const [name, value] of Object.entries(outputs)) {
    const end = `end-${randomUUID()}`;
    append('GITHUB_OUTPUT', `${name}<<${end}\n${value}\n${end}\n`);
  }
}

function append(name, text) {
  const file = process.env[name];
  if (file !== undefined && file !== '') appendFileSync(file, text);
}

function annotation(text) {
  const data = text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  return `::error title=authlete-testkit::${data}`;
}

function failure(text) {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `**The run failed.**\n\n<pre>${escaped}</pre>`;
}
