import { cookie, keep, kept, random, setCookie, trace } from './browser';
import type { Options } from './options';

const idName = 'tandem_id';
const whoName = 'tandem_who';
const offName = 'tandem_off';

interface Who {
  u?: number;
  e?: number;
}

/** The one thing that is kept in any mode, because the person asked for it. */
export function stayOut() {
  keep(offName, '1');
}

/** Who is in front of this browser, as far as it may remember: a random id, and a trace of whom it was told that this is. */
export function makePerson(options: Options) {
  const remembers = !options.cookieless && !options.quiet;
  let off = kept(offName) !== null;
  let id: string | undefined;
  let who: Who = {};

  function open() {
    if (off) return;
    if (!remembers) {
      // Without an id of its own the server derives one for the day; whom a signal protects gets one for this page alone.
      id = options.quiet ? random() : undefined;
      return;
    }
    id = cookie(idName) ?? random();
    setCookie(idName, id, options.cookieDays, options.cookieDomain);
    try {
      who = JSON.parse(kept(whoName) ?? '{}') as Who;
    } catch {
      who = {};
    }
  }

  /** Somebody else, or nobody known, from now on. */
  function renew() {
    id = random();
    who = {};
    if (!remembers) return;
    setCookie(idName, id, options.cookieDays, options.cookieDomain);
    keep(whoName, null);
  }

  /** Another user id than before is another person; an address decides only where no two user ids can be compared. */
  function meet(userId: unknown, email: unknown) {
    const now: Who = { u: trace(userId), e: trace(email) };
    const other = who.u && now.u ? who.u !== now.u : who.e && now.e ? who.e !== now.e : false;
    if (other) renew();
    who = { u: now.u ?? who.u, e: now.e ?? who.e };
    if (remembers) keep(whoName, JSON.stringify(who));
  }

  function optOut() {
    off = true;
    id = undefined;
    who = {};
    stayOut();
    keep(whoName, null);
    setCookie(idName, '', 0, options.cookieDomain);
  }

  function optIn() {
    off = false;
    keep(offName, null);
    open();
  }

  open();
  return {
    id: () => id,
    isOff: () => off,
    remembers: () => remembers && !off,
    meet, renew, optOut, optIn,
  };
}
