// vite.config.ts - builds the page into dist/: index.html, embed.html and ouroboros.js.
//
// ouroboros.js keeps its name, because other people's pages load it; everything else in assets/ is
// named after its content. All addresses are relative, so the folder works wherever it is put.

import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { enginePlugin } from './build/engine_plugin';
import { lessonsPlugin } from './build/lessons_plugin';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

// OUROBOROS_ENGINE and OUROBOROS_DIST: other folders for the wasm module and for the result.
const engineFolder = process.env['OUROBOROS_ENGINE']
  ?? resolve(here('..'), process.env['BUILD'] ?? 'build', 'wasm');

export default defineConfig({
  base: './',
  plugins: [lessonsPlugin(here('../lessons')), enginePlugin(engineFolder)],
  build: {
    outDir: process.env['OUROBOROS_DIST'] ?? here('../dist'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    reportCompressedSize: true,
    rollupOptions: {
      input: {
        index: here('index.html'),
        embed: here('embed.html'),
        ouroboros: here('src/ouroboros.ts'),
      },
      preserveEntrySignatures: 'exports-only',
      output: {
        entryFileNames: ({ name }) =>
          name === 'ouroboros' ? 'ouroboros.js' : 'assets/[name]-[hash].js',
        // The loader finds the engine beside its own folder, so it must not land in ouroboros.js.
        manualChunks: (id) => (id.endsWith('/src/engine_loader.ts') ? 'engine_loader' : undefined),
      },
    },
  },
  test: {
    include: ['tests/**/*.test.ts'],
  },
});
