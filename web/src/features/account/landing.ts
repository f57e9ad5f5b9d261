/** Where to go after signing in: back to the page that asked for it, but never to another site. */
export function landing(next: string | undefined): string {
  if (!next?.startsWith('/') || next.startsWith('//') || next.startsWith('/\\') || next.startsWith('/sign-in')) return '/';
  return next;
}
