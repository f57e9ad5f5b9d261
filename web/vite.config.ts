import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = 'http://localhost:5080';

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': '/src' } },
  server: { port: 5173, proxy: { '/api': server, '/v1': server } },
  build: {
    target: 'es2023',
    // Fonts and pictures stay files: data: URLs would need a wider content security policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 400,
  },
});
