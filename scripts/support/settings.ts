import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** VS Code settings by their dotted names. */
export type Settings = Readonly<Record<string, unknown>>;

/** User settings under which VS Code shows the corpus and Collate, and nothing that asks for attention or the network. */
export const quietSettings: Settings = {
  'chat.agentHost.enabled': false,
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** Gives a VS Code its first user settings; those that its folder holds already may be the person's own and stay. */
export async function writeSettings(userData: string, settings: Settings): Promise<void> {
  const file = join(userData, 'User', 'settings.json');
  await mkdir(join(userData, 'User'), { recursive: true });
  if (!existsSync(file)) await writeFile(file, `${JSON.stringify(settings, undefined, 2)}\n`);
}
