import { keep, kept } from './browser';

export interface Message {
  messageId: string;
  [name: string]: unknown;
}

/** A message, and when it was handed over without a word whether it arrived. */
interface Entry {
  m: Message;
  t?: number;
}

const name = 'tandem_queue';
const most = 500;
const largest = 32_000;
const mostAtOnce = 50;
/** Browsers let 64 KiB outlive a page. */
const mostBytes = 48_000;
/** The server forgets message ids after two days: what may have arrived is not sent again later than this. */
const doubtful = 24 * 3_600_000;
const soon = 150;
const longestPause = 300_000;

/**
 * Messages on their way, oldest first. One leaves the queue when the server has said that it is on disk, or never will be; until then it is
 * sent again, also by the next page, under the same id, by which the server knows it.
 */
export function makeQueue(url: string, durable: () => boolean) {
  let waiting: Entry[] = stored().filter((entry) => entry?.m?.messageId && !(entry.t && Date.now() - entry.t > doubtful));
  let flying: Entry[] = [];
  let fresh: Entry[] = [];
  let pause = 0;
  let timer = 0;

  function stored(): Entry[] {
    if (!durable()) return [];
    try {
      const found: unknown = JSON.parse(kept(name) ?? '[]');
      return Array.isArray(found) ? (found as Entry[]) : [];
    } catch {
      return [];
    }
  }

  /** Other tabs write there, too: only what changes here is changed there. */
  function store(changed: Entry[], gone = false) {
    if (!durable()) return;
    const ids = new Map(changed.map((entry) => [entry.m.messageId, entry]));
    const next: Entry[] = [];
    for (const entry of stored()) {
      const mine = ids.get(entry.m.messageId);
      ids.delete(entry.m.messageId);
      if (!mine) next.push(entry);
      else if (!gone) next.push(mine);
    }
    if (!gone) next.push(...ids.values());
    keep(name, next.length ? JSON.stringify(next.slice(-most)) : null);
  }

  function put(message: Message) {
    // What is no JSON is the caller's mistake and fails here, alone; what is too large would be refused. The caller may change theirs later.
    const text = JSON.stringify(message);
    if (text.length > largest || waiting.some((entry) => entry.m.messageId === message.messageId)) return;
    const entry: Entry = { m: JSON.parse(text) as Message };
    waiting = [...waiting, entry].slice(-most);
    // Once for all that is told in one go.
    if (fresh.push(entry) === 1) queueMicrotask(settle);
    if (!timer) schedule(soon);
  }

  function settle() {
    const told = fresh;
    fresh = [];
    store(told);
  }

  function schedule(wait: number) {
    clearTimeout(timer);
    timer = window.setTimeout(send, wait);
  }

  function next(from: Entry[]): Entry[] {
    let bytes = 0;
    const fits = from.slice(0, mostAtOnce).filter((entry) => (bytes += JSON.stringify(entry.m).length) < mostBytes);
    return fits.length ? fits : from.slice(0, 1);
  }

  function body(entries: Entry[]): string {
    const now = Date.now();
    for (const entry of entries) entry.t = now;
    store(entries);
    return JSON.stringify({ batch: entries.map((entry) => entry.m), sentAt: new Date(now).toISOString() });
  }

  function send() {
    timer = 0;
    if (flying.length || !waiting.length) return;
    flying = next(waiting);
    // Text needs no question to another origin beforehand.
    fetch(url, { method: 'POST', body: body(flying), keepalive: true, credentials: 'omit' }).then(
      ({ ok, status }) => landed(ok || (status >= 400 && status < 500 && status !== 408 && status !== 429)),
      () => landed(false),
    );
  }

  function landed(done: boolean) {
    const were = flying;
    flying = [];
    if (done) {
      waiting = waiting.filter((entry) => !were.includes(entry));
      store(were, true);
      pause = 0;
      if (waiting.length) schedule(0);
    } else {
      for (const entry of were) delete entry.t;
      store(were);
      pause = Math.min(pause * 2 || 1000, longestPause);
      schedule(pause * (0.75 + Math.random() / 2));
    }
  }

  /** The page may be gone in a moment: the browser carries the rest. Nobody says whether it arrived, so it stays in the queue. */
  function leave() {
    if (navigator.onLine === false) return;
    for (let rest = waiting.filter((entry) => !flying.includes(entry)); rest.length;) {
      const part = next(rest);
      if (!navigator.sendBeacon?.(url, body(part))) return;
      rest = rest.filter((entry) => !part.includes(entry));
    }
  }

  function clear() {
    waiting = [];
    keep(name, null);
  }

  /** Tries at once: the line is back, the page is looked at again. */
  function wake() {
    pause = 0;
    schedule(soon);
  }

  if (waiting.length) schedule(soon);
  return { put, leave, clear, wake };
}
