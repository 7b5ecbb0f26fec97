import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkSettings, defaultSettings } from '../../../server/src/service/settings.ts';

describe('settings', () => {
  it('takes rules as editors give them and as files write them', () => {
    const nested = checkSettings({ rules: { duplicate: { exact: 'error' }, spelling: { severity: 'hint', sensitivity: 'high' } } });
    const flat = checkSettings({ rules: { 'duplicate.exact': 'error', spelling: { severity: 'hint', sensitivity: 'high' } } });
    assert.deepEqual(nested, flat);
    assert.deepEqual(nested.problems, []);
    assert.deepEqual(nested.settings.rules['duplicate.exact'], { severity: 'error', sensitivity: 'normal' });
    assert.deepEqual(nested.settings.rules.spelling, { severity: 'hint', sensitivity: 'high' });
  });

  it('reports a wrong value and uses the default', () => {
    const { settings, problems } = checkSettings({ include: 'all', rules: { grammar: 'error', spelling: 3 }, annotator: 'a/b' });
    assert.deepEqual(settings, defaultSettings);
    assert.deepEqual(problems, [
      'collate.include must be a list of globs; the default is used.',
      'collate.annotator must be a name of letters, digits, hyphens and underscores; the default is used.',
      'collate.rules.grammar: there is no such rule.',
      'collate.rules.spelling must be off, error, warning, information, hint or { severity, sensitivity }; the default is used.',
    ]);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.anything(), (raw) => void checkSettings(raw)));
  });
});
