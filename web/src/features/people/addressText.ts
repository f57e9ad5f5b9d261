import type { AddressFinding } from '@/api/types';

export const verdictTone: Record<AddressFinding['verdict'], 'ok' | 'warn' | 'bad' | undefined> = { valid: 'ok', risky: 'warn', invalid: 'bad', unknown: undefined };

const words: Record<string, string> = {
  noDomain: 'there is no such domain',
  refusesMail: 'the domain takes no mail',
  noMailServer: 'nobody takes mail there',
  nameServersSilent: 'the name servers did not answer',
  disposable: 'a mailbox that is thrown away',
  role: 'a task, not a person',
  unusual: 'an unusual form',
  free: 'free provider',
};

/** Why, in words: the suggestion first, since it is what one can do something about. */
export function aboutAddress(finding: Pick<AddressFinding, 'reasons' | 'problem' | 'suggestion'>): string {
  if (finding.problem) return finding.problem;
  const parts = finding.reasons.flatMap((reason) => (reason === 'typo' ? [`did they mean ${finding.suggestion}?`] : words[reason] ?? []));
  return parts.length > 0 ? parts.join(', ') : 'nothing speaks against it';
}
