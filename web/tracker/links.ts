import { guard } from './browser';

const files = /\.(pdf|docx?|xlsx?|pptx?|odt|ods|odp|csv|txt|rtf|zip|7z|rar|gz|tgz|tar|dmg|pkg|exe|msi|apk|deb|rpm|iso|mp[34]|m4a|wav|mov|avi|mkv|epub|ics|vcf)$/i;

type Told = (event: 'link_clicked' | 'file_downloaded', properties: Record<string, unknown>) => void;

/** Links that lead away and files that are taken along. It only looks: the browser follows the link as it would without us. */
export function watchLinks(tell: Told) {
  const clicked = guard((event: MouseEvent) => {
    // 0 is the first button and the keyboard, 1 the middle one; the rest opens menus.
    if (event.button > 1) return;
    const link = event.composedPath().find((node): node is HTMLAnchorElement => node instanceof HTMLAnchorElement && !!node.href);
    if (!link) return;
    const { href, protocol, host, pathname } = link;
    const web = /^https?:$/.test(protocol);
    if (web && (link.hasAttribute('download') || files.test(pathname))) {
      tell('file_downloaded', { href, file: link.getAttribute('download') || decodeURIComponent(pathname.split('/').pop()!) });
    } else if (web ? host !== location.host : /^(mailto|tel):$/.test(protocol)) {
      tell('link_clicked', { href, text: link.textContent?.trim().slice(0, 100) });
    }
  });
  document.addEventListener('click', clicked, true);
  document.addEventListener('auxclick', clicked, true);
}
