/** What the script tag asks for. Each is a data attribute, so the file is the same for every site and can be held to a hash. */
export interface Options {
  /** Where messages go, the write key included. */
  url: string;
  /** Nothing is kept in the browser; the server tells visitors of one day apart. */
  cookieless: boolean;
  /** The browser asks not to be followed, and the site honours that. */
  quiet: boolean;
  /** Every form is captured, not only those that are marked. */
  allForms: boolean;
  cookieDays: number;
  cookieDomain: string;
  spa: boolean;
  auto: boolean;
}

export function readOptions(): Options | null {
  const script = (document.currentScript ?? document.querySelector('script[data-key][src*="/t.js"]')) as HTMLScriptElement | null;
  const set = script?.dataset;
  if (!script || !set?.key) return null;
  // Beside the script: behind a proxy that serves it under a folder, the event API is under the same folder.
  const url = new URL('v1/batch', set.api ?? script.src);
  url.searchParams.set('writeKey', set.key);
  const cookieless = 'cookieless' in set;
  if (cookieless) url.searchParams.set('cookieless', '1');
  return {
    url: url.href,
    cookieless,
    quiet: (set.gpc !== 'off' && signals('globalPrivacyControl')) || ('dnt' in set && signals('doNotTrack')),
    allForms: set.forms === 'all',
    cookieDays: Number(set.cookieDays) || 180,
    cookieDomain: set.cookieDomain ?? '',
    spa: set.spa !== 'off',
    auto: set.auto !== 'off',
  };
}

function signals(name: 'globalPrivacyControl' | 'doNotTrack'): boolean {
  const said = (navigator as unknown as Record<string, unknown>)[name];
  return said === true || said === '1';
}
