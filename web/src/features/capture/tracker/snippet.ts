import type { Site } from '@/api/types';

/** What the tag says beside where the script is and whose key it carries; only what is not the rule. */
export function attributesOf(site: Pick<Site, 'cookieless' | 'honourDnt' | 'honourGpc' | 'forms' | 'cookieDays'>): string[] {
  return [
    site.cookieless ? 'data-cookieless' : site.cookieDays !== 180 ? `data-cookie-days="${site.cookieDays}"` : '',
    site.honourGpc ? '' : 'data-gpc="off"',
    site.honourDnt ? 'data-dnt' : '',
    site.forms === 'all' ? 'data-forms="all"' : '',
  ].filter(Boolean);
}

export interface Script {
  version: string;
  integrity: string;
}

/** The one line for the head of each page. Held to its hash it is the very file that is here today, and no other. */
export function snippetOf(base: string, site: Site, held?: Script): string {
  const key = site.writeKey ?? `${site.hint}…`;
  const hold = held ? [`integrity="${held.integrity}"`, 'crossorigin="anonymous"'] : [];
  const rest = [...hold, `data-key="${key}"`, ...attributesOf(site)];
  return `<script async src="${base}/t.js${held ? `?v=${held.version}` : ''}" ${rest.join(' ')}></script>`;
}

/** What a content security policy has to allow. */
export function policyOf(base: string): string {
  return `script-src ${base}; connect-src ${base}`;
}

export const callExample = `window.tandem = window.tandem || [];
tandem.push(['identify', 'your-user-id', { email: 'ada@example.com' }]);
tandem.push(['track', 'Signed up', { plan: 'team' }]);`;

export const formExample = '<form data-tandem-form="Contact us" …>';
