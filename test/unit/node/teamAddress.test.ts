import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseAddress, type TeamAddress } from '../../../server/src/node/team/address.ts';
import { carriesPassword, checkSettings } from '../../../server/src/service/settings.ts';
import { TeamIndexProblem } from '../../../server/src/service/team/teamIndex.ts';

const place = ({ host, port, user, database, tlsMode, name }: TeamAddress): unknown[] => [host, port, user, database, tlsMode, name];

describe("the address of a team's index", () => {
  it('is read as libpq reads it, completed by the environment', () => {
    assert.deepEqual(place(parseAddress('postgresql://ann@db.example.org:6000/press', {})), ['db.example.org', 6000, 'ann', 'press', 'verify-full', 'db.example.org:6000/press']);
    assert.deepEqual(place(parseAddress('postgres://', { PGHOST: 'db', PGPORT: '5433', PGUSER: 'ben', PGDATABASE: 'wire', PGSSLMODE: 'require' })), ['db', 5433, 'ben', 'wire', 'require', 'db:5433/wire']);
    assert.deepEqual(place(parseAddress('postgresql:///?host=/run/postgresql&dbname=a%20b&user=ann', {})), ['/run/postgresql', 5432, 'ann', 'a b', 'prefer', '/run/postgresql/a b']);
    assert.deepEqual(place(parseAddress('postgresql://ann@[::1]/', {})), ['::1', 5432, 'ann', 'ann', 'prefer', '[::1]/ann']);
    assert.equal(parseAddress('postgresql://ann:p%40ss@localhost/press', {}).password, 'p@ss');
  });

  it('is verified in full unless the host is this machine, or it says less', () => {
    const tls = (url: string): unknown => parseAddress(url, {}).tls.rejectUnauthorized;
    assert.equal(parseAddress('postgresql://a@10.0.0.8/p', {}).tlsMode, 'verify-full');
    assert.equal(parseAddress('postgresql://a@127.0.0.1/p', {}).tlsMode, 'prefer');
    assert.equal(parseAddress('postgresql://a@127.0.0.1.example.org/p', {}).tlsMode, 'verify-full');
    assert.equal(tls('postgresql://a@db/p'), true);
    assert.equal(tls('postgresql://a@db/p?sslmode=require'), false);
    assert.deepEqual(parseAddress('postgresql://a@db/p?sslmode=disable', {}).tls, {});
  });

  it('is refused in one sentence that does not repeat it', () => {
    const wrong = ['db.example.org', 'https://a:secret@db/p', 'postgresql://a:secret@db/p?sslmode=allow', 'postgresql://a:secret@db/p?target=any', 'postgresql://a:%secret@db/p', 'postgresql://a:secret@db/p?port=x', 'postgresql://a:secret@d/p?host=b,c', 'postgresql://a:secret@db/p?sslrootcert=/there/is/none'];
    for (const url of wrong) {
      assert.throws(() => parseAddress(url, {}), (error: unknown) => error instanceof TeamIndexProblem && /^The address of the team's index .*\.$/u.test(error.message) && !error.message.includes('secret') && !error.passing);
    }
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl().map((url) => url.replace(/^https?/u, 'postgresql'))), (url) => {
        try {
          parseAddress(url, {});
        } catch (error) {
          assert.ok(error instanceof TeamIndexProblem);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('holds no password in the settings', () => {
    assert.deepEqual(['postgresql://a:b@c/d', 'postgresql://a@c/d?password=b', 'postgresql://a:%b@c/d'].map(carriesPassword), [true, true, true]);
    assert.deepEqual(['postgresql://a@c:5432/d', 'postgresql://c:5432/d', 'nonsense', ''].map(carriesPassword), [false, false, false, false]);
    const { settings, problems } = checkSettings({ index: { url: 'postgresql://a:b@c/d', corpus: 'x/y' } });
    assert.deepEqual(settings.index, { url: '', corpus: '' });
    assert.equal(problems.length, 2);
    assert.ok(!problems.join().includes('a:b'));
    assert.deepEqual(checkSettings({ 'index.corpus': ' wire ', index: { url: 'postgresql://c/d' } }).settings.index, { url: 'postgresql://c/d', corpus: 'wire' });
  });
});
