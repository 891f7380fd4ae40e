import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/spec/json.js';
import { applyOverlays } from '../../src/spec/overlay/apply.js';
import { parseLayers, parseOverlay, readOverlays } from '../../src/spec/overlay/overlay.js';
import { patchPinned } from '../../src/spec/patched.js';

const overlay = (...actions: object[]) => {
  const complete = actions.map((action) => ({ description: 'why', 'x-evidence': 'X-01: seen', ...action }));
  return parseOverlay(
    JSON.stringify({ overlay: '1.0.0', info: { title: 't', version: '1' }, actions: complete }),
    'fix/test.yaml',
    'fix',
  );
};

const document = (): JsonObject => ({
  tags: [{ name: 'a' }],
  paths: {
    '/x/{id}': {
      get: {
        parameters: [
          { name: 'start', schema: {} },
          { name: 'end', schema: {} },
        ],
      },
    },
  },
  components: { schemas: { a: { type: 'string', enum: ['A'] }, b: { properties: { action: {} } } } },
});

describe('an action', () => {
  it('merges objects, concatenates lists and replaces what else there is', () => {
    const { document: patched } = applyOverlays(document(), [
      overlay({ target: '$.components.schemas.a', update: { type: 'integer', enum: ['B'], nullable: true } }),
    ]);
    expect(patched['components']).toMatchObject({
      schemas: { a: { type: 'integer', enum: ['A', 'B'], nullable: true } },
    });
  });

  it('appends to a list that it targets', () => {
    const { document: patched } = applyOverlays(document(), [
      overlay({ target: '$.tags', update: { name: 'b' } }),
    ]);
    expect(patched['tags']).toEqual([{ name: 'a' }, { name: 'b' }]);
  });

  it('removes, also several entries of one list', () => {
    const { document: patched } = applyOverlays(document(), [
      overlay({ target: "$.paths['/x/{id}'].get.parameters[*]", remove: true }),
    ]);
    expect(patched['paths']).toEqual({ '/x/{id}': { get: { parameters: [] } } });
  });

  it('may select with a filter', () => {
    const { document: patched } = applyOverlays(document(), [
      overlay({ target: "$.paths.*.*.parameters[?(@.name=='end')].schema", update: { minimum: 0 } }),
      overlay({
        target: '$.components.schemas[?(@.properties && @.properties.action)]',
        update: { required: ['action'] },
      }),
    ]);
    expect(JSON.stringify(patched['paths'])).toContain('{"name":"end","schema":{"minimum":0}}');
    expect(patched['components']).toMatchObject({ schemas: { b: { required: ['action'] } } });
  });

  it('does not change the document it is given', () => {
    const given = document();
    applyOverlays(given, [overlay({ target: '$.tags', update: { name: 'b' } })]);
    expect(given).toEqual(document());
  });

  it('that matches nothing is stale, one that changes nothing is idle', () => {
    const { actions } = applyOverlays(document(), [
      overlay(
        { target: '$.components.schemas.gone', update: {} },
        { target: '$.components.schemas.a', update: { enum: ['A'] } },
        { target: '$.components.schemas.a', update: { enum: ['B'] } },
      ),
    ]);
    expect(actions.map(({ outcome }) => outcome)).toEqual(['stale', 'idle', 'applied']);
  });

  it('needs a reason and evidence', () => {
    const text = JSON.stringify({ overlay: '1.0.0', actions: [{ target: '$', update: {} }] });
    expect(() => parseOverlay(text, 'fix/test.yaml', 'fix')).toThrow('fix/test.yaml, action 1');
  });
});

describe('the overlays', () => {
  it('all apply to the committed document', async () => {
    const { actions } = await patchPinned();
    expect(actions.filter(({ outcome }) => outcome !== 'applied')).toEqual([]);
  });

  it('apply layer by layer, in whatever order they are listed', () => {
    const order = readOverlays(parseLayers('strict,fix')).map(({ layer }) => layer);
    expect([...new Set(order)]).toEqual(['fix', 'strict']);
    expect(parseLayers('none')).toEqual([]);
    expect(() => parseLayers('fixx')).toThrow('"fixx"');
  });
});
