import { guard } from './browser';
import { readOptions } from './options';
import { start } from './tracker';

declare global {
  interface Window {
    tandem?: unknown;
  }
}

guard(() => {
  const options = readOptions();
  const early = window.tandem;
  // A second tag on the same page adds nothing.
  if (!options || (early && !Array.isArray(early))) return;
  window.tandem = start(options, ((early ?? []) as unknown[]).filter(Array.isArray) as Parameters<typeof start>[1]);
})();
