import { guard, random } from './browser';
import { makeEngagement } from './engagement';
import { watchForms } from './forms';
import { watchLinks } from './links';
import type { Options } from './options';
import { campaign, describe, route } from './page';
import { makePerson, stayOut } from './person';
import { makeQueue } from './queue';

type Data = Record<string, unknown>;
type Call = [method: string, ...args: unknown[]];

/** How long a page of a single-page site has to give itself a title. */
const titleTime = 100;

/** Begins to watch the page, and returns what the site may call. What it called before is done first. */
export function start(options: Options, early: Call[]) {
  if (early.some(([method]) => method === 'optOut')) stayOut();
  const person = makePerson(options);
  const queue = makeQueue(options.url, person.remembers);
  const engagement = makeEngagement();
  const watches = () => !person.isOff() && !options.quiet;
  let shown = describe(document.referrer);
  let counted: string | null = null;
  let path = '';
  let titled = 0;
  let tell: (() => void) | null = null;

  function put(type: string, rest: Data, at = new Date()) {
    if (person.isOff()) return;
    queue.put({
      type,
      messageId: random(),
      timestamp: at.toISOString(),
      anonymousId: person.id(),
      context: { library: { name: 't.js' }, locale: navigator.language, page: { ...shown }, ...campaign(shown.search) },
      ...rest,
    });
  }

  function turnTo(referrer: string) {
    shown = describe(referrer);
    counted = route(true);
    path = route(false);
    engagement.begin();
  }

  /** The page that is now in the address. What it is called is known a moment later. */
  function view(referrer: string, wait: number) {
    turnTo(referrer);
    const at = new Date();
    tell = () => {
      clearTimeout(titled);
      tell = null;
      shown.title = document.title;
      put('page', { properties: { ...shown } }, at);
    };
    if (wait) titled = window.setTimeout(guard(() => tell?.()), wait);
    else tell();
  }

  /** What somebody did with the page that they leave, as far as it was not told before. */
  function left() {
    tell?.();
    const took = watches() && counted !== null && engagement.take();
    if (took) put('track', { event: 'page_left', properties: { path: shown.path, ...took } });
  }

  function navigated(replaced: boolean) {
    if (!watches() || !options.auto) return;
    const now = route(true);
    if (now === counted) return;
    // Sites put their filters into the address, and take campaigns out of it: the same page all the same.
    if (replaced && path === route(false)) {
      counted = now;
      return;
    }
    // What was replaced before it had a title was only passed through.
    if (replaced && tell) {
      view(shown.referrer, titleTime);
      return;
    }
    const from = shown.url;
    left();
    view(from, titleTime);
  }

  function hook(name: 'pushState' | 'replaceState') {
    const native = history[name];
    history[name] = function (this: History, ...args: Parameters<History['pushState']>) {
      native.apply(this, args);
      guard(navigated)(name === 'replaceState');
    };
  }

  function leave() {
    left();
    queue.leave();
  }

  const api = {
    /** Says who this is. Whoever was known before under another id is somebody else: a new visitor begins. */
    identify(userId?: unknown, traits?: Data) {
      if (userId && typeof userId === 'object') [userId, traits] = [undefined, userId as Data];
      if (person.isOff()) return;
      person.meet(userId, traits?.email);
      put('identify', { userId: userId ? String(userId) : undefined, traits });
    },
    track(event: string, properties?: Data) {
      put('track', { event, properties });
    },
    /** A page that the address does not tell. Without a name it is counted once, however often it is said. */
    page(name?: string | Data, properties?: Data) {
      if (name && typeof name === 'object') [name, properties] = [undefined, name];
      if (options.quiet || (!name && !properties && counted === route(true))) return;
      left();
      turnTo(counted === null ? document.referrer : shown.url);
      put('page', { name, properties: { ...shown, ...properties } });
    },
    group(groupId: unknown, traits?: Data) {
      put('group', { groupId: String(groupId), traits });
    },
    reset() {
      if (!person.isOff()) person.renew();
    },
    optOut() {
      person.optOut();
      queue.clear();
      tell = null;
    },
    optIn() {
      person.optIn();
      counted = null;
      if (options.auto) api.page();
    },
    push(call: Call) {
      const method = (api as unknown as Record<string, unknown>)[call[0]];
      if (typeof method === 'function') guard(method as (...args: unknown[]) => void)(...call.slice(1));
    },
  };

  watchLinks((event, properties) => watches() && put('track', { event, properties }));
  // Whoever sends a form means to: a signal against being watched does not swallow it.
  watchForms(options.allForms, ({ form, fields, traits }) => {
    if (traits) api.identify(traits);
    put('track', { event: 'form_submitted', properties: { form, path: shown.path, fields } });
  });
  document.addEventListener('visibilitychange', guard(() => {
    if (document.visibilityState === 'hidden') leave();
    else {
      engagement.active();
      queue.wake();
    }
  }));
  addEventListener('pagehide', guard(leave));
  addEventListener('pageshow', guard((event: PageTransitionEvent) => {
    if (event.persisted && watches() && options.auto) view(document.referrer, 0);
  }));
  addEventListener('online', guard(queue.wake));
  if (options.spa) {
    hook('pushState');
    hook('replaceState');
    addEventListener('popstate', guard(() => navigated(false)));
  }

  const begin = guard(() => {
    if (watches() && options.auto && counted === null) view(document.referrer, document.readyState === 'loading' ? titleTime : 0);
  });
  if ((document as { prerendering?: boolean }).prerendering) document.addEventListener('prerenderingchange', begin, { once: true });
  // A site that counts its first page itself is not second-guessed.
  else if (!early.some(([method]) => method === 'page')) begin();
  for (const call of early) api.push(call);
  return {
    ...Object.fromEntries(Object.entries(api).map(([name, method]) => [name, guard(method as (...args: unknown[]) => void)])),
    /** For a form of ours in the page: the visitor who sends it. Nothing where the browser keeps nothing. */
    anonymousId: person.id,
  };
}
