import { api, changed, mayChange, servicePath } from '../mock.js';
import { Menu } from './menu.js';
import { type Clock, isFrozen, now, offset, tookClock } from './now.js';
import { perform } from './toasts.js';

const steps = ['1m', '10m', '1h', '1d'] as const;

/** The clock of the service, and what moves it. */
export function ClockControl() {
  const act = (what: () => Promise<Clock | undefined> | undefined) =>
    perform(async () => {
      const clock = await what();
      if (clock !== undefined) tookClock(clock);
      changed();
    });
  const path = servicePath('/clock');
  const advance = (by: string) => act(() => api.value?.post<Clock>(`${path}/advance`, { by }));
  const set = (change: object) => act(() => api.value?.put<Clock>(path, change));
  const reset = () =>
    act(async () => {
      await api.value?.send('DELETE', path);
      return api.value?.get<Clock>(path);
    });
  const moved = isFrozen() ? 'frozen' : Math.abs(offset()) > 1500 ? 'moved' : '';
  return (
    <Menu
      class="clock"
      label={
        <span title="The clock of the service">
          <span aria-hidden="true">◷</span> <time>{clockText(now.value)}</time>
          {moved !== '' && <span class="badge">{moved}</span>}
        </span>
      }
    >
      <p class="muted">{new Date(now.value).toISOString()}</p>
      {mayChange.value && (
        <>
          <div class="buttons">
            {steps.map((by) => (
              <button key={by} type="button" onClick={() => void advance(by)}>
                +{by}
              </button>
            ))}
          </div>
          <div class="buttons">
            <button type="button" onClick={() => void set({ frozen: !isFrozen() })}>
              {isFrozen() ? 'Let it run' : 'Freeze'}
            </button>
            <button type="button" onClick={() => void reset()}>
              Real time
            </button>
          </div>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              const given = new FormData(event.currentTarget).get('time');
              if (typeof given === 'string' && given !== '') void set({ time: `${given}Z` });
            }}
          >
            <label>
              UTC <input name="time" type="datetime-local" step="1" required />
            </label>
            <button type="submit">Set</button>
          </form>
        </>
      )}
    </Menu>
  );
}

const format = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium', hourCycle: 'h23' });

export const clockText = (at: number): string => format.format(at);
