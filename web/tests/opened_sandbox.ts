// What tests over one program share: the store of a sandbox with the fake engine in it.

import { afterEach, beforeEach } from 'vitest';
import type { EngineModule, Profile } from '../src/engine';
import { SandboxState } from '../src/sandbox_state';
import createEngine from '../src/testing/fake_engine';

/** Opens a sandbox anew for each test of a file, and hands it over. */
export function openForEachTest(program: string, take: (state: SandboxState) => void): void {
  let state: SandboxState;
  beforeEach(async () => {
    const module: EngineModule = await createEngine();
    state = new SandboxState();
    state.setSource(program);
    state.open(module, JSON.parse(module.profiles()) as Profile[]);
    take(state);
  });
  afterEach(() => state.close());
}
