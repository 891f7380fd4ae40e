import type { ComponentChildren, FunctionComponent } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import {
  api,
  connection,
  knownService,
  loadServices,
  mayChange,
  services,
  signIn,
  signInProblem,
} from './mock.js';
import { CheckPage } from './pages/check.js';
import { CoveragePage } from './pages/coverage.js';
import { FlowsPage } from './pages/flows.js';
import { JournalPage } from './pages/journal.js';
import { ScenariosPage } from './pages/scenarios.js';
import { StartPage } from './pages/start.js';
import { StatePage } from './pages/state.js';
import { StubsPage } from './pages/stubs.js';
import { ClockControl } from './parts/clock-control.js';
import { ServiceMenu } from './parts/service-menu.js';
import { ThemeSwitch } from './parts/theme-switch.js';
import { Toasts } from './parts/toasts.js';
import { go, href, type PageName, page, pages, serviceId } from './router.js';

const shown: Readonly<Record<PageName, FunctionComponent>> = {
  start: StartPage,
  flows: FlowsPage,
  journal: JournalPage,
  stubs: StubsPage,
  scenarios: ScenariosPage,
  state: StatePage,
  coverage: CoveragePage,
  check: CheckPage,
};

export function App() {
  if (api.value === undefined) return <SignIn />;
  return (
    <>
      <a class="skip" href={`${location.hash}`} onClick={toContent}>
        Skip to the content
      </a>
      <Header />
      <Navigation />
      <main id="content" tabIndex={-1}>
        {services.value.length === 0 ? <NoService /> : <ServicePage />}
      </main>
      <Toasts />
    </>
  );
}

/** The page of the address. Nothing until the address has been corrected, if its service does not exist. */
function ServicePage() {
  const Page = shown[page.value];
  return knownService.value === undefined ? null : <Page key={knownService.value} />;
}

function toContent(event: Event): void {
  event.preventDefault();
  document.getElementById('content')?.focus();
}

function Header() {
  return (
    <header class="top">
      <a class="brand" href={href('start')}>
        <img src="icon.svg" alt="" width="22" height="22" />
        <span>authlete-testkit</span>
      </a>
      <ServiceSwitch />
      {mayChange.value ? <ServiceMenu /> : <span class="badge">read only</span>}
      <div class="spacer" />
      <ConnectionState />
      <ClockControl />
      <ThemeSwitch />
    </header>
  );
}

function ServiceSwitch() {
  const all = services.value;
  return (
    <select
      aria-label="Service"
      class="service-switch"
      value={serviceId.value ?? ''}
      onChange={({ currentTarget }) => go(`#/${currentTarget.value}/${page.value}`)}
      onFocus={() => void loadServices()}
    >
      {all.map((service) => (
        <option key={service.serviceId} value={service.serviceId}>
          {[service.serviceName, service.serviceId].filter(Boolean).join(' · ')}
        </option>
      ))}
    </select>
  );
}

const connectionTexts = {
  connecting: 'Connecting',
  live: 'Live',
  lost: 'Connection lost, retrying',
} as const;

function ConnectionState() {
  return (
    <span class={`connection ${connection.value}`} role="status">
      <span class="dot" aria-hidden="true" />
      {connectionTexts[connection.value]}
    </span>
  );
}

function Navigation() {
  const pagesRow = useRef<HTMLElement>(null);
  // On a narrow screen, the row of pages scrolls.
  useEffect(() => {
    pagesRow.current
      ?.querySelector('[aria-current]')
      ?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  }, [page.value]);
  return (
    <nav class="pages" aria-label="Pages" ref={pagesRow}>
      {Object.entries(pages).map(([name, title]) => (
        <a key={name} href={hrefOf(name)} aria-current={page.value === name ? 'page' : undefined}>
          {title}
        </a>
      ))}
    </nav>
  );
}

const hrefOf = (name: string): string => href(name as PageName);

function NoService() {
  useEffect(() => {
    const timer = setInterval(() => void loadServices(), 2000);
    return () => clearInterval(timer);
  }, []);
  return (
    <Centered title="There is no service yet">
      <p>
        This page shows the first one as soon as it exists. <code>POST /_testkit/services</code> creates one.
      </p>
    </Centered>
  );
}

function SignIn() {
  return (
    <main id="content" class="sign-in">
      <Centered title="Control token">
        {signInProblem.value !== undefined && (
          <p class="problem" role="alert">
            {signInProblem.value}
          </p>
        )}
        <p>
          <code>serve</code> prints the address of this page with its token. Without it, paste the token here:
          it stays in this tab.
        </p>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const given = new FormData(event.currentTarget).get('token');
            if (typeof given === 'string' && given.trim() !== '') {
              signIn(given.trim());
              void loadServices();
            }
          }}
        >
          <label>
            Token <input name="token" type="password" autoComplete="off" required />
          </label>
          <button type="submit" class="primary">
            Open
          </button>
        </form>
      </Centered>
    </main>
  );
}

function Centered({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section class="centered">
      <h1>{title}</h1>
      {children}
    </section>
  );
}
