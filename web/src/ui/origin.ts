import { humanise } from './format';

/** `paid_search` → `Paid search`; what was written by a person stays as it is. */
export function originLabel(origin: string): string {
  return /^[a-z0-9]+(_[a-z0-9]+)*$/.test(origin) ? humanise(origin) : origin;
}
