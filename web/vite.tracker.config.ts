import { defineConfig } from 'vite';

/** The tracker is one plain script, beside the workspace in what the server serves. */
export default defineConfig({
  publicDir: false,
  build: {
    target: 'es2020',
    emptyOutDir: false,
    lib: { entry: 'tracker/main.ts', formats: ['iife'], name: 'tandemTracker', fileName: () => 't.js' },
  },
});
