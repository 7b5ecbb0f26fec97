import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { freePort } from '../../scripts/support/freePort.ts';
import { cache, root } from '../../scripts/support/paths.ts';
import { installServerPackage } from '../../scripts/support/serverPackage.ts';
import { quietSettings, type Settings } from '../../scripts/support/settings.ts';
import { startVsCodeServer } from '../../scripts/support/vscodeServer.ts';

/** Settings that make what a test sees the same in every run. */
const steadySettings: Settings = {
  ...quietSettings,
  'editor.cursorBlinking': 'solid',
  'editor.hover.delay': 100,
  'editor.minimap.enabled': false,
  'editor.wordWrap': 'on',
  'files.autoSave': 'off',
  'git.enabled': false,
  'workbench.editor.enablePreview': false,
  'workbench.reduceMotion': 'on',
};

export interface TestServerOptions {
  /** Folder whose copy is opened, so that tests may change its files. */
  readonly corpus: string;
  /** Folders of extensions to run, or `.vsix` files to install; the project itself unless said otherwise. */
  readonly extensions?: readonly string[];
  readonly settings?: Settings;
  readonly testDriver?: boolean;
  readonly environment?: NodeJS.ProcessEnv;
}

/** A VS Code server on a fresh copy of a corpus, with fresh settings and a port of its own. */
export interface TestServer {
  readonly url: string;
  /** The copy of the corpus. */
  readonly folder: string;
  /** Where `.vsix` files are installed. */
  readonly extensionsFolder: string;
  /** Ends the server and removes its folders. */
  end(): Promise<void>;
}

/** Starts a VS Code server for a test. */
export async function startTestServer(options: TestServerOptions): Promise<TestServer> {
  await installServerPackage(cache);
  const home = await mkdtemp(join(tmpdir(), 'collate-'));
  const folder = join(home, basename(options.corpus));
  await cp(options.corpus, folder, { recursive: true });
  const server = await startVsCodeServer({
    cache,
    data: join(home, 'vscode'),
    port: await freePort(),
    folder,
    settings: { ...steadySettings, ...options.settings },
    extensions: options.extensions ?? [root],
    testDriver: options.testDriver,
    environment: options.environment,
  });
  return {
    url: server.url,
    folder,
    extensionsFolder: join(home, 'vscode', 'extensions'),
    end: async () => {
      await server.end();
      await rm(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
