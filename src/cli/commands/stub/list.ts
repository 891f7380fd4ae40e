import type { ShownStub } from '../../../control/client.js';
import { counted } from '../../counted.js';
import { type ServiceOptions, serviceOf } from '../../running/find-mock.js';
import { paint, table } from '../../terminal.js';

/** Prints the stubs of a service. */
export async function listStubs(options: ServiceOptions & { readonly json?: true }): Promise<0> {
  const { control, serviceId } = await serviceOf(options);
  const { stubs, problems } = await control.call('GET /services/{serviceId}/stubs', { serviceId });
  if (options.json) {
    console.log(JSON.stringify({ stubs, problems }));
    return 0;
  }
  if (stubs.length === 0) console.log(paint('dim', 'There are no stubs.'));
  else console.log(stubTable(stubs).join('\n'));
  for (const problem of problems) console.error(problem);
  return 0;
}

/** Formats stubs as a table: ID, description, progress. */
export const stubTable = (stubs: readonly ShownStub[]): string[] =>
  table(stubs.map(({ id, description, ...stub }) => [id, description, progress(stub)]));

const progress = ({ used, required, met }: Pick<ShownStub, 'used' | 'required' | 'met'>): string => {
  const answered = `has answered ${counted(used, 'call')}`;
  return met ? answered : `${answered}, must answer ${required}`;
};
