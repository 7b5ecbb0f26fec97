import { parseBoilerplateModel, type BoilerplateModel } from '../analysis/boilerplate/index.ts';
import { parseEntityModel, type EntityModel } from '../analysis/entities/index.ts';
import { parseLexicon, type Lexicon } from '../analysis/spelling/index.ts';
import { onDemand } from '../text/onDemand.ts';

/** What the analysers were trained on or compiled from; loaded once a process. */
export interface Analysers {
  readonly lexicon: Lexicon;
  readonly boilerplate: BoilerplateModel;
  readonly entities: EntityModel;
}

/** The files that hold them, as the build lays them out. */
export const resourceNames = ['lexicon.bin', 'boilerplate.bin', 'boilerplate.wasm', 'entities.bin', 'entities.wasm'] as const;
export type ResourceName = (typeof resourceNames)[number];

/** Loads all analysers; `read` gives a resource's bytes and rejects where it is not there. */
export async function loadAnalysers(read: (name: ResourceName) => Promise<Uint8Array>): Promise<Analysers> {
  const [lexicon, boilerplate, boilerplateKernel, entities, entityKernel] = await Promise.all(resourceNames.map(read));
  const entityModel = onDemand(() => parseEntityModel(entities, entityKernel));
  return {
    lexicon: parseLexicon(lexicon),
    boilerplate: parseBoilerplateModel(boilerplate, boilerplateKernel),
    // Where other threads analyse texts it is long not asked for.
    get entities() {
      return entityModel();
    },
  };
}
