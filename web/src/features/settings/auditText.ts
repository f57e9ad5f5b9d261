export interface Difference {
  field: string;
  before: string;
  after: string;
}

/** What changed between two states, field by field; nested own fields by their own name. */
export function differences(before: Record<string, unknown> | null, after: Record<string, unknown> | null): Difference[] {
  const flatBefore = flatten(before ?? {});
  const flatAfter = flatten(after ?? {});
  // Its own id and version say nothing about what somebody did.
  const fields = [...new Set([...Object.keys(flatBefore), ...Object.keys(flatAfter)])].filter((field) => field !== 'id' && field !== 'version' && !isNamedBeside(field, flatBefore, flatAfter));
  return fields
    .map((field) => ({ field, before: show(flatBefore[field]), after: show(flatAfter[field]) }))
    .filter((difference) => difference.before !== difference.after);
}

/** `campaignId` says nothing to a reader who also gets `campaignName`. */
function isNamedBeside(field: string, ...states: Record<string, unknown>[]): boolean {
  return field.endsWith('Id') && states.some((state) => `${field.slice(0, -2)}Name` in state);
}

/** What somebody did, in the past tense: the log tells a story. */
export function didText(verb: string): string {
  const known: Record<string, string> = { create: 'created', update: 'changed', delete: 'deleted', import: 'imported', export: 'exported', undoImport: 'took back an import of', invite: 'invited', revokeInvitation: 'took back the invitation of',
    revoke: 'revoked', makeResetLink: 'made a password link for', signIn: 'signed in', changePassword: 'changed the password of', resetPassword: 'reset the password of', lockOut: 'locked out', setUp: 'set up' };
  return known[verb] ?? verb.replace(/[_-]+/g, ' ').replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
}

/** The label of a changed field; one of the workspace's own by the name it has there. */
export function fieldText(path: string, own: Map<string, string>, humanise: (key: string) => string): string {
  if (path.startsWith('custom.')) return own.get(path.slice('custom.'.length)) ?? 'Own field';
  return humanise(path.replace(/(Id|Name)$/, ''));
}

function flatten(state: Record<string, unknown>, prefix = ''): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(state).flatMap(([key, value]) =>
      value && typeof value === 'object' && !Array.isArray(value) ? Object.entries(flatten(value as Record<string, unknown>, `${prefix}${key}.`)) : [[`${prefix}${key}`, value]],
    ),
  );
}

function show(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  return Array.isArray(value) ? value.join(', ') || '–' : String(value);
}
