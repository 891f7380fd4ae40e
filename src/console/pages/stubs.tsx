import { mayChange } from '../mock.js';
import { route } from '../router.js';
import { StubBuilder } from './stubs/builder.js';
import { StubList } from './stubs/stub-list.js';

/** The stubs of the service, and a form that makes one. */
export function StubsPage() {
  const { what, query } = route.value;
  // Another link fills in another form.
  return what === 'new' && mayChange.value ? <StubBuilder key={JSON.stringify(query)} /> : <StubList />;
}
