const clickIds = ['gclid', 'gbraid', 'wbraid', 'dclid', 'fbclid', 'msclkid', 'ttclid', 'twclid', 'li_fat_id', 'rdt_cid', 'yclid', 'epik', 'sccid'];
const utm: Record<string, string> = { utm_source: 'source', utm_medium: 'medium', utm_campaign: 'name', utm_term: 'term', utm_content: 'content', utm_id: 'id' };

export interface PageView {
  url: string;
  path: string;
  search: string;
  title: string;
  referrer: string;
}

export function describe(referrer: string): PageView {
  const { href, pathname, search } = location;
  return { url: href, path: pathname, search, title: document.title, referrer };
}

/** What makes two addresses two pages: a fragment only where it is a route. */
export function route(withSearch: boolean): string {
  const { pathname, search, hash } = location;
  return pathname + (withSearch ? search : '') + (/^#!?\//.test(hash) ? hash : '');
}

/** Which campaign and which click brought somebody here, by the address of the page. */
export function campaign(search: string): { campaign?: Record<string, string>; clickIds?: Record<string, string> } {
  const said = new URLSearchParams(search);
  const pick = (names: [string, string][]) => {
    const found = names.flatMap(([from, to]) => (said.get(from) ? [[to, said.get(from)!.slice(0, 500)]] : []));
    return found.length ? (Object.fromEntries(found) as Record<string, string>) : undefined;
  };
  return { campaign: pick(Object.entries(utm)), clickIds: pick(clickIds.map((name) => [name, name])) };
}
