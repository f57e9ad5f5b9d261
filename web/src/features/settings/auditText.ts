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
  const fields = [...new Set([...Object.keys(flatBefore), ...Object.keys(flatAfter)])].filter((field) => field !== 'id' && field !== 'version');
  return fields
    .map((field) => ({ field, before: show(flatBefore[field]), after: show(flatAfter[field]) }))
    .filter((difference) => difference.before !== difference.after);
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
