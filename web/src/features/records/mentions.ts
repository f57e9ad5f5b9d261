import type { User } from '@/api/types';

/** How a note keeps somebody's name: the id says who it is, whatever they are called later. */
const mark = /@\[([^\]\r\n]{1,200})\]\(user:([0-9a-fA-F-]{36})\)/g;

export type Mentioned = Map<string, string>;

/** A note as somebody writes it: "@Ada Lindqvist", and who that is. */
export function toPlain(body: string): { text: string; mentioned: Mentioned } {
  const mentioned: Mentioned = new Map();
  const text = body.replace(mark, (_, name: string, id: string) => {
    mentioned.set(name, id);
    return `@${name}`;
  });
  return { text, mentioned };
}

/** A note as it is kept. The longest names first: "@Ada Lindqvist" is not "@Ada" and a rest. */
export function toMarked(text: string, mentioned: Mentioned): string {
  const names = [...mentioned.keys()].sort((a, b) => b.length - a.length);
  if (names.length === 0) return text;
  const anyone = new RegExp(`@(${names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  return text.replace(anyone, (_, name: string) => `@[${name}](user:${mentioned.get(name)})`);
}

/** What stands between an @ and the cursor; null where nobody is being mentioned. */
export function typedMention(text: string, cursor: number): { from: number; word: string } | null {
  const found = /(?:^|[\s(])@([\p{L}\p{N}.'-]*(?: [\p{L}\p{N}.'-]*)?)$/u.exec(text.slice(0, cursor));
  return found ? { from: cursor - (found[1]?.length ?? 0) - 1, word: found[1] ?? '' } : null;
}

/** Users whose name begins with what was typed, or one of whose names does. */
export function suggest(users: User[], word: string): User[] {
  const wanted = word.toLowerCase();
  return users
    .filter((user) => user.status !== 'disabled' && !/[\]\r\n]/.test(user.name))
    .filter((user) => user.name.toLowerCase().startsWith(wanted) || user.name.toLowerCase().split(/\s+/).some((part) => part.startsWith(wanted)))
    .slice(0, 6);
}

export interface NotePart {
  text: string;
  mention: boolean;
}

/** A note in parts, to be shown. */
export function noteParts(body: string): NotePart[] {
  const parts: NotePart[] = [];
  let end = 0;
  for (const found of body.matchAll(mark)) {
    if (found.index > end) parts.push({ text: body.slice(end, found.index), mention: false });
    parts.push({ text: `@${found[1]}`, mention: true });
    end = found.index + found[0].length;
  }
  if (end < body.length) parts.push({ text: body.slice(end), mention: false });
  return parts;
}
