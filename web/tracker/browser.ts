/** What the browser keeps for us. All of it may be refused; then a page simply remembers nothing. */

export function guard<A extends unknown[]>(act: (...args: A) => void): (...args: A) => void {
  return (...args) => {
    try {
      act(...args);
    } catch {
      // The site matters more than what we learn about it.
    }
  };
}

export function kept(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

export function keep(name: string, value: string | null) {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    // Full or forbidden.
  }
}

export function cookie(name: string): string | undefined {
  return new RegExp(`(?:^|; )${name}=([\\w-]+)`).exec(document.cookie)?.[1];
}

export function setCookie(name: string, value: string, days: number, domain: string) {
  document.cookie = `${name}=${value}; path=/; max-age=${Math.round(days * 86400)}; SameSite=Lax${domain && `; domain=${domain}`}${location.protocol === 'https:' ? '; Secure' : ''}`;
}

/** 128 random bits, in letters that an address and a cookie take. */
export function random(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Enough to see that two are not the same; not enough to say who it is. */
export function trace(text: unknown): number | undefined {
  if (!text) return undefined;
  let hash = 2166136261;
  for (const letter of String(text).trim().toLowerCase()) hash = Math.imul(hash ^ letter.codePointAt(0)!, 16777619);
  return hash >>> 0;
}
