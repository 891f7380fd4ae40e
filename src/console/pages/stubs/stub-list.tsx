import type { ShownStub } from '../../../control/client.js';
import type { NearMiss } from '../../../scenarios/near-misses.js';
import { api, changed, mayChange, servicePath } from '../../mock.js';
import { ConfirmButton } from '../../parts/confirm-button.js';
import { perform } from '../../parts/toasts.js';
import { href } from '../../router.js';
import { useResource } from '../../use-resource.js';

/** The registered stubs, and how far each has come. */
export function StubList() {
  const path = servicePath('/stubs');
  const { value, problem, reload } = useResource<{
    readonly stubs: readonly ShownStub[];
    readonly problems: readonly string[];
  }>(path);
  const misses = useResource<{ readonly nearMisses: readonly NearMiss[] }>(
    servicePath('/journal/near-misses'),
  ).value?.nearMisses;
  const remove = (what: string, done: string) =>
    perform(async () => {
      await api.value?.send('DELETE', what);
      reload();
      changed();
    }, done);
  const stubs = value?.stubs ?? [];
  const unmet = stubs.filter(({ met }) => !met).length;
  return (
    <section class="page">
      <header class="page-head">
        <h1>Stubs</h1>
        {stubs.length > 0 && (
          <p class="muted">
            {stubs.length} registered, {unmet === 0 ? 'all met' : `${unmet} unmet`}
          </p>
        )}
        <span class="spacer" />
        {mayChange.value && stubs.length > 0 && (
          <ConfirmButton
            label="Remove all"
            question={`Remove ${stubs.length === 1 ? 'the stub' : `all ${stubs.length} stubs`}?`}
            action="Remove"
            onConfirm={() => remove(path, 'All stubs are removed')}
          />
        )}
        {mayChange.value && (
          <a class="button primary" href={href('stubs', 'new')}>
            New stub
          </a>
        )}
      </header>
      {problem !== undefined && <p class="problem">{problem}</p>}
      {(value?.problems ?? []).map((text) => (
        <p key={text} class="notice broken">
          {text}
        </p>
      ))}
      {value !== undefined && stubs.length === 0 && <Empty />}
      <ul class="stubs" aria-label="Stubs">
        {stubs.map((stub) => (
          <StubRow
            key={stub.id}
            stub={stub}
            miss={misses?.find((one) => one.stub === stub.id)}
            onRemove={() => remove(`${path}/${stub.id}`, `${stub.id} is removed`)}
          />
        ))}
      </ul>
    </section>
  );
}

interface RowProps {
  readonly stub: ShownStub;
  readonly miss: NearMiss | undefined;
  readonly onRemove: () => unknown;
}

function StubRow({ stub, miss, onRemove }: RowProps) {
  const { id, description, operationId, used, required, met, scenario } = stub;
  return (
    <li class="stub card" data-met={met}>
      <Progress used={used} required={required} met={met} />
      <div class="stub-text">
        <p class="stub-description">{description}</p>
        <p class="muted small">
          {id} · {operationId === '*' ? 'every operation' : operationId}
          {scenario !== undefined && (
            <>
              {' · step of '}
              <a href={href('stubs')}>{scenario}</a>
            </>
          )}
          {used > 0 && (
            <>
              {' · '}
              <a href={href('journal', undefined, { by: 'stub', text: description })}>its calls</a>
            </>
          )}
        </p>
        {!met && miss !== undefined && (
          <div class="near-miss">
            <strong>Nearest miss</strong> <code>{miss.path}</code>
            <ul>
              {miss.mismatches.map(({ about, expected, got }) => (
                <li key={about}>
                  <code>{about}</code> is <code>{got}</code>, not <code>{expected}</code>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
      {mayChange.value && (
        <button type="button" class="quiet danger" onClick={onRemove} aria-label={`Remove ${id}`}>
          Remove
        </button>
      )}
    </li>
  );
}

const Progress = ({ used, required, met }: Pick<ShownStub, 'used' | 'required' | 'met'>) => (
  <p class={`progress ${required === 0 ? 'endless' : met ? 'met' : 'unmet'}`}>
    <strong>{required === 0 ? used : `${used} / ${required}`}</strong>
    <span>{required === 0 ? 'always' : met ? 'met' : 'unmet'}</span>
  </p>
);

const Empty = () => (
  <div class="empty">
    <p>
      A stub sets the answer to a call: an error that is hard to cause, a slow answer, a lost connection. See
      how your server reacts.
    </p>
    {mayChange.value && (
      <p>
        <a class="button primary" href={href('stubs', 'new')}>
          Make the first one
        </a>
      </p>
    )}
  </div>
);
