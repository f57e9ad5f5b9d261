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
    rolldownOptions: {
      output: {
        // What nearly every page shares travels together: fewer, better compressed files. The rest stays on demand.
        codeSplitting: {
          groups: [
            { name: 'react', priority: 60, test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
            { name: 'base', priority: 50, test: /@mantine[\\/](hooks|core[\\/]esm[\\/](core|utils|components[\\/](Button|ActionIcon|Input|TextInput|CloseButton|Loader|UnstyledButton|VisuallyHidden)))[\\/]/, minShareCount: 8 },
            { name: 'icons', priority: 40, test: /node_modules[\\/]lucide-react/, minShareCount: 2 },
            { name: 'floating', priority: 30, test: /node_modules[\\/](@floating-ui|react-remove-scroll|@mantine[\\/]core[\\/]esm[\\/]components[\\/](Menu|Popover|Portal|FocusTrap|Transition|Overlay))/ },
            { name: 'choices', priority: 20, test: /@mantine[\\/]core[\\/]esm[\\/]components[\\/](Combobox|ScrollArea|Select|InputBase)[\\/]/ },
            // What opens over the page brings floating and choices along: it stays out of what is loaded at once.
            { name: 'shared', priority: 10, test: /src[\\/](api|ui[\\/](?!Confirm|HelpOverlay|ChoiceEditor|CommandMenu|UserMenuItems|menuLinks))/, minShareCount: 8 },
          ],
        },
      },
    },
  },
});
