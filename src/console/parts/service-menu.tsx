import { api, changed, forgetEntries, loadServices, servicePath } from '../mock.js';
import { go, page, serviceId } from '../router.js';
import { ConfirmButton } from './confirm-button.js';
import { download } from './download.js';
import { Menu } from './menu.js';
import { RestoreButton } from './restore-button.js';
import { perform } from './toasts.js';

/** What can be done with a whole service. */
export function ServiceMenu() {
  const id = serviceId.value;
  const act = (method: 'POST' | 'DELETE', path: string, done: string) =>
    perform(async () => {
      await api.value?.send(method, servicePath(path));
      forgetEntries();
      changed();
    }, done);
  const save = (path: string, name: string) =>
    perform(async () => download(name, await api.value?.get(servicePath(path))));
  const create = () =>
    perform(async () => {
      const made = await api.value?.post<{ readonly serviceId: number }>('/services');
      await loadServices();
      if (made !== undefined) go(`#/${made.serviceId}/start`);
    }, 'The service is created');
  const remove = () =>
    perform(async () => {
      await api.value?.send('DELETE', servicePath(''));
      go(`#//${page.value}`, { replace: true });
      await loadServices();
    }, `The service ${id} is deleted`);
  return (
    <Menu class="service-menu" label="Service">
      <ConfirmButton
        label="Reset the service"
        question="Lose its tokens, stubs and journal?"
        action="Reset"
        onConfirm={() => act('POST', '/reset', 'The service is as it was at its start')}
      />
      <ConfirmButton
        label="Clear the journal"
        question="Forget all calls?"
        action="Clear"
        onConfirm={() => act('DELETE', '/journal', 'The journal is empty')}
      />
      <hr />
      <button type="button" onClick={() => void save('/state', `service-${id}-snapshot.json`)}>
        Download a snapshot
      </button>
      <RestoreButton />
      <button type="button" onClick={() => void save('/fixtures', `service-${id}-fixtures.json`)}>
        Export as a fixture file
      </button>
      <p class="muted small">The files contain keys and secrets.</p>
      <hr />
      <button type="button" onClick={() => void create()}>
        Create a service
      </button>
      <ConfirmButton
        label="Delete this service"
        question="Delete it with all its data?"
        action="Delete"
        onConfirm={remove}
      />
    </Menu>
  );
}
