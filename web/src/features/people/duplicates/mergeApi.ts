import { api, ifMatch, ok } from '@/api/client';
import type { Company, Contact, Kept, MergeField } from '@/api/types';

export type MergeKind = 'contact' | 'company';

/** What both kinds of a pair say about each of the two. */
export type Merged = Pick<Contact & Company, 'id' | 'name' | 'version' | 'createdAt'>;

export interface Preview {
  kept: Merged;
  other: Merged;
  fields: MergeField[];
  lifecycleStage?: Contact['lifecycleStage'];
}

interface MergeApi {
  preview: (keep: string, other: string) => Promise<Preview>;
  merge: (keep: string, other: string, pick: Record<string, Kept>, version?: number) => Promise<{ mergeId: string; kept: Merged }>;
  undo: (mergeId: string) => Promise<unknown>;
  dismiss: (first: string, second: string) => Promise<unknown>;
}

const contact: MergeApi = {
  preview: (keep, other) =>
    ok(api.GET('/contacts/{id}/merge', { params: { path: { id: keep }, query: { with: other } } })).then(({ contact: kept, ...rest }) => ({ ...rest, kept })),
  merge: (keep, other, pick, version) =>
    ok(api.POST('/contacts/{id}/merge', { params: { path: { id: keep } }, body: { with: other, pick }, ...ifMatch(version) })).then(({ mergeId, contact: kept }) => ({ mergeId, kept })),
  undo: (id) => ok(api.POST('/contacts/merges/{id}/undo', { params: { path: { id } } })),
  dismiss: (first, second) => ok(api.POST('/contacts/duplicates/dismiss', { body: { first, second } })),
};

const company: MergeApi = {
  preview: (keep, other) =>
    ok(api.GET('/companies/{id}/merge', { params: { path: { id: keep }, query: { with: other } } })).then(({ company: kept, ...rest }) => ({ ...rest, kept })),
  merge: (keep, other, pick, version) =>
    ok(api.POST('/companies/{id}/merge', { params: { path: { id: keep } }, body: { with: other, pick }, ...ifMatch(version) })).then(({ mergeId, company: kept }) => ({ mergeId, kept })),
  undo: (id) => ok(api.POST('/companies/merges/{id}/undo', { params: { path: { id } } })),
  dismiss: (first, second) => ok(api.POST('/companies/duplicates/dismiss', { body: { first, second } })),
};

export const mergeApi: Record<MergeKind, MergeApi> = { contact, company };
