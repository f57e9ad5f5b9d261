import { useLayoutEffect, useSyncExternalStore } from 'react';
import type { LucideIcon } from 'lucide-react';

/** One thing that a person can do here: the same entry feeds the command menu, buttons' hints and the keyboard. */
export interface Command {
  id: string;
  label: string;
  group: 'This page' | 'Create' | 'Go to' | 'Settings' | 'General';
  /** Keys in order: `['g', 'p']` is G then P; `['mod+k']` works while typing too. */
  keys?: string[];
  icon?: LucideIcon;
  words?: string;
  /** Keys that only make sense in a list (J, K, X) stay out of the menu. */
  hidden?: boolean;
  run: () => void;
}

let registered: { owner: object; commands: Command[] }[] = [];
let snapshot: Command[] = [];
const listeners = new Set<() => void>();

function publish() {
  // The latest registration wins: a dialog's command hides the page's of the same id.
  const byId = new Map<string, Command>();
  for (const { commands } of registered) for (const command of commands) byId.set(command.id, command);
  snapshot = [...byId.values()];
  for (const listener of listeners) listener();
}

export function registerCommands(commands: Command[]): () => void {
  const owner = {};
  registered = [...registered, { owner, commands }];
  publish();
  return () => {
    registered = registered.filter((entry) => entry.owner !== owner);
    publish();
  };
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function allCommands(): Command[] {
  return snapshot;
}

export function useAllCommands(): Command[] {
  return useSyncExternalStore(subscribe, allCommands);
}

/** Offers commands for as long as the component is on the screen. Memoise the list. */
export function useCommands(commands: Command[]) {
  // At once with what is drawn: a key pressed on what one sees must mean what one sees.
  useLayoutEffect(() => registerCommands(commands), [commands]);
}

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input:not([type=checkbox]):not([type=radio]), textarea, select, [role=combobox], [role=listbox], [role=option]');
}

export function keyOf(event: Pick<KeyboardEvent, 'key' | 'metaKey' | 'ctrlKey' | 'altKey' | 'shiftKey'>): string | null {
  if (event.altKey || ['Shift', 'Control', 'Meta', 'Alt'].includes(event.key)) return null;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return event.metaKey || event.ctrlKey ? `mod+${key}` : key;
}

export type Match = { command: Command } | 'waiting' | null;

/** What a sequence of keys means: a command, the beginning of one, or nothing. */
export function matchKeys(pressed: string[], commands: Command[]): Match {
  let waiting = false;
  for (const command of commands) {
    if (!command.keys) continue;
    if (!pressed.every((key, index) => command.keys?.[index] === key)) continue;
    if (command.keys.length === pressed.length) return { command };
    waiting = true;
  }
  return waiting ? 'waiting' : null;
}

/** Commands whose words all occur in the label, those that start with the query first. */
export function searchCommands(query: string, commands: Command[]): Command[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const visible = commands.filter((command) => !command.hidden);
  if (words.length === 0) return visible;
  const hay = (command: Command) => `${command.label} ${command.words ?? ''}`.toLowerCase();
  return visible
    .filter((command) => words.every((word) => hay(command).includes(word)))
    .sort((a, b) => Number(hay(b).startsWith(words[0] ?? '')) - Number(hay(a).startsWith(words[0] ?? '')));
}

const apple = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

export function showKey(key: string): string {
  const name = key.replace('mod+', apple ? '⌘' : 'Ctrl ');
  return name.length === 1 ? name.toUpperCase() : name.replace(/k$/, 'K');
}
