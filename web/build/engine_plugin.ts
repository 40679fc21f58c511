// engine_plugin.ts - puts the built wasm module beside the page, at engine/, under fixed names.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const kFiles = ['ouroboros.js', 'ouroboros.wasm'];

/** `folder` is where the module was built. Without it, the build ends with a sentence. */
export function enginePlugin(folder: string): Plugin {
  return {
    name: 'ouroboros-engine',
    apply: 'build',
    generateBundle() {
      for (const name of kFiles) {
        const path = join(folder, name);
        if (!existsSync(path)) {
          this.error(`${path} is missing; build the WebAssembly module first: make wasm`);
        }
        this.emitFile({ type: 'asset', fileName: `engine/${name}`, source: readFileSync(path) });
      }
    },
  };
}
