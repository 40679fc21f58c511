// engine_loader.ts - fetches the wasm module once per page and keeps what all sandboxes share.
//
// The built module lies at a stable place beside the page's own files (engine/ouroboros.js and
// .wasm), so that every sandbox of a page, and every later visit, uses the same download. All
// sessions draw into one hidden WebGL canvas, because browsers keep only a handful of WebGL
// contexts; each stage copies its picture out of it. A failed load is forgotten, so that a later
// try can succeed.

import type { EngineFactory, EngineModule, Profile } from './engine';

export interface Engine {
  module: EngineModule;
  profiles: Profile[];
  /** The shared canvas, or null when the browser gives no WebGL 2: all else still works. */
  canvas: HTMLCanvasElement | null;
}

/** Built files lie one folder below the page's root, as the sources do while developing. */
const kEnginePath = '../engine/ouroboros.js';
const kRootPath = '..';
const kCanvasId = 'ouroboros-shared-canvas';

let loading: Promise<Engine> | undefined;

/** The page's engine; loads it at the first call. Rejects with a sentence for the reader. */
export function loadEngine(): Promise<Engine> {
  loading ??= load().catch((cause: unknown) => {
    loading = undefined;
    throw new Error('The Python engine could not be loaded.', { cause });
  });
  return loading;
}

/** The root folder of the built page, for links back to the site. */
export function siteRoot(): URL {
  return new URL(kRootPath, import.meta.url);
}

async function load(): Promise<Engine> {
  const url = new URL(kEnginePath, import.meta.url);
  const loader = (await import(/* @vite-ignore */ url.href)) as { default: EngineFactory };
  const module = await loader.default({ locateFile: (name) => new URL(name, url).href });
  const profiles = JSON.parse(module.profiles()) as Profile[];
  return { module, profiles, canvas: shareCanvas(module) };
}

function shareCanvas(module: EngineModule): HTMLCanvasElement | null {
  const canvas = document.createElement('canvas');
  canvas.id = kCanvasId;
  canvas.hidden = true;
  canvas.style.display = 'none';
  canvas.setAttribute('aria-hidden', 'true');
  document.body.append(canvas);
  if (module.setCanvas(`#${kCanvasId}`)) {
    return canvas;
  }
  canvas.remove();
  return null;
}

