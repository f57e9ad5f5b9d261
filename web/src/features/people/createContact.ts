import type { MatchCandidate, Problem } from '@/api/types';

export interface Draft {
  firstName: string;
  lastName: string;
  email: string;
  phone: string;
  jobTitle: string;
  company: string | null;
  ownerId: string | null;
}

/** Asking for look-alikes makes sense from a whole email, a phone, or both names on. */
export function worthMatching({ email, phone, firstName, lastName }: Draft): boolean {
  return /.@.+\../.test(email) || phone.replace(/\D/g, '').length >= 6 || (firstName.trim().length > 1 && lastName.trim().length > 1);
}

export function toContact(draft: Draft) {
  const text = (value: string) => value.trim() || null;
  return {
    firstName: text(draft.firstName), lastName: text(draft.lastName), email: text(draft.email), phone: text(draft.phone), jobTitle: text(draft.jobTitle), ownerId: draft.ownerId,
  };
}

/** Who it may be: what the server refused with, else what the look-ahead found. The same email is certain. */
export function candidatesOf(refused: Problem | null, found: MatchCandidate[]): { candidates: MatchCandidate[]; certain: boolean } {
  if (refused?.code === 'emailTaken' && refused.existing) {
    const { id, name } = refused.existing;
    return { candidates: [{ id, name, email: null, company: null, why: ['same email'] }], certain: true };
  }
  const candidates = refused?.candidates ?? found;
  return { candidates, certain: candidates.some((candidate) => candidate.why.includes('same email')) };
}
