import { useEffect, useRef, useState } from 'preact/hooks';
import { api, changed, servicePath } from '../mock.js';
import { perform } from './toasts.js';

/** Restores a snapshot from a file, after it said what is lost. */
export function RestoreButton() {
  const [file, choose] = useState<File>();
  const no = useRef<HTMLButtonElement>(null);
  useEffect(() => no.current?.focus(), [file]);
  const restore = (chosen: File) =>
    perform(async () => {
      await api.value?.send('PUT', servicePath('/state'), JSON.parse(await chosen.text()));
      changed();
    }, 'The snapshot is restored');
  if (file !== undefined)
    return (
      <span class="confirm">
        <span>
          Replace all clients, tokens and settings of the service, and its time, by those of {file.name}?
          Stubs, scenarios and the journal stay.
        </span>
        <button
          type="button"
          class="danger"
          onClick={() => {
            choose(undefined);
            void restore(file);
          }}
        >
          Restore
        </button>
        <button type="button" ref={no} onClick={() => choose(undefined)}>
          Cancel
        </button>
      </span>
    );
  return (
    <label class="file-button">
      Restore a snapshot
      <input
        type="file"
        accept="application/json,.json"
        onChange={({ currentTarget }) => {
          choose(currentTarget.files?.[0]);
          currentTarget.value = '';
        }}
      />
    </label>
  );
}
