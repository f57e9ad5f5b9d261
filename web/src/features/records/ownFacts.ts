import type { Field, FieldOption, User } from '@/api/types';
import { canOwn } from '@/api/queries';
import type { Fact, FactGroup } from './Facts';

/** The workspace's own fields of a record as a group of facts. */
export function ownFacts(fields: Field[], custom: Record<string, unknown>, users: User[]): FactGroup {
  const facts = fields.filter((field) => !field.builtIn).map((field): Fact => ({
    key: `custom.${field.key}`,
    label: field.label,
    type: field.type,
    value: custom[field.key] ?? null,
    options: field.type === 'user' ? userOptions(users) : field.options,
    help: field.description,
  }));
  return { title: 'Own fields', facts };
}

export function userOptions(users: User[]): FieldOption[] {
  return users.filter(canOwn).map((user) => ({ value: user.id, label: user.name }));
}
