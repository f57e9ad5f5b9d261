import { useSyncExternalStore } from 'react';

export type Overlay = 'menu' | 'help' | 'contact' | 'company' | 'deal' | 'task' | 'call' | 'password' | null;

let open: Overlay = null;
const listeners = new Set<() => void>();

/** The one overlay over the page: the command menu, the help, or a create dialog. */
export function show(overlay: Overlay) {
  open = overlay;
  for (const listener of listeners) listener();
}

export function useOverlay(): Overlay {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => open,
  );
}

export const openMenu = () => show('menu');
export const openHelp = () => show('help');
export const closeOverlay = () => show(null);
