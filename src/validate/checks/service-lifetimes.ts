import { artifacts } from '../../facts/artifacts.js';
import { flowCheck } from '../flows/check.js';

export default flowCheck({
  id: 'service-lifetimes',
  severity: 'warning',
  about:
    'Tokens, device codes, request URIs and auth_req_ids live no longer than the settings of the service in the recording say, unless the call chooses a lifetime.',
  why: 'A token that leaks works longer than the service is set up for, or the settings were changed in between.',
  seeLifetime({ kind, seconds }, setting) {
    if (seconds <= setting) return undefined;
    const { name, life } = artifacts[kind];
    return `The ${name} lives ${seconds} seconds, but ${life.service} is ${setting}.`;
  },
});
