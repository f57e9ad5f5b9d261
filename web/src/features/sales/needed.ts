import { api, ok } from '@/api/client';
import { ApiProblem } from '@/api/problem';
import type { MissingField } from '@/api/types';
import type { Picked } from '../records/RecordPicker';

type Values = Record<string, unknown>;

/** What the stage said that it needs; null for any other problem. */
export function neededFrom(error: unknown): MissingField[] | null {
  return error instanceof ApiProblem && error.code === 'fieldsNeeded' ? (error.problem.missing ?? []) : null;
}

export function isGiven(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : typeof value === 'string' ? value.trim() !== '' : value !== null && value !== undefined;
}

/** The answers as the API takes them: own fields under `custom`, a company by its id; people are not among them. */
export function neededBody(values: Values): Values {
  const body: Values = {};
  const custom: Values = {};
  for (const [field, value] of Object.entries(values)) {
    if (!isGiven(value) || field === 'contacts') continue;
    if (field.startsWith('custom.')) custom[field.slice(7)] = value;
    else body[field] = field === 'companyId' ? (value as Picked).id : value;
  }
  return Object.keys(custom).length > 0 ? { ...body, custom } : body;
}

/** Fills in what was missing, before the move that asked for it. */
export async function saveNeeded(dealId: string, values: Values): Promise<void> {
  const person = values.contacts as Picked | undefined;
  if (person) await ok(api.PUT('/deals/{id}/contacts/{contactId}', { params: { path: { id: dealId, contactId: person.id } }, body: { role: null } }));
  const body = neededBody(values);
  if (Object.keys(body).length > 0) await ok(api.PATCH('/deals/{id}', { params: { path: { id: dealId } }, body: body as never }));
}
