import { guard } from './browser';

/** Whoever has not moved for so long is not reading. */
const patience = 30_000;

/** How long somebody really looked at a page, and how far down they came. */
export function makeEngagement() {
  let engaged = 0;
  let since = 0;
  let depth = 0;
  let told = -1;
  let measuring = 0;

  function active() {
    const now = Date.now();
    if (since) engaged += Math.min(now - since, patience);
    since = document.visibilityState === 'hidden' ? 0 : now;
  }

  function measure() {
    measuring = 0;
    const { scrollHeight } = document.documentElement;
    if (scrollHeight) depth = Math.max(depth, Math.min(100, Math.round(((scrollY + innerHeight) / scrollHeight) * 100)));
  }

  function begin() {
    engaged = 0;
    depth = 0;
    told = -1;
    since = document.visibilityState === 'hidden' ? 0 : Date.now();
  }

  /** What came since the last time; null where that is nothing new. */
  function take(): { engagedSeconds: number; scrollDepth: number } | null {
    active();
    measure();
    const engagedSeconds = Math.round(engaged / 1000);
    if (told >= 0 && engagedSeconds < 1 && depth <= told) return null;
    engaged -= engagedSeconds * 1000;
    told = depth;
    return { engagedSeconds, scrollDepth: depth };
  }

  const passive = { passive: true, capture: true };
  for (const name of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchmove']) addEventListener(name, guard(active), passive);
  addEventListener('scroll', guard(() => {
    active();
    // Asking for heights makes the browser lay out: not on every step.
    measuring ||= window.setTimeout(guard(measure), 300);
  }), passive);
  return { begin, take, active };
}
