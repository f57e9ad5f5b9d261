import type { FieldOption, FieldType } from '@/api/types';

export const fieldTypes: { value: FieldType; label: string }[] = [
  { value: 'text', label: 'Text' }, { value: 'longText', label: 'Long text' }, { value: 'number', label: 'Number' }, { value: 'money', label: 'Money' },
  { value: 'boolean', label: 'Yes or no' }, { value: 'date', label: 'Date' }, { value: 'dateTime', label: 'Date and time' }, { value: 'select', label: 'One of a list' },
  { value: 'multiSelect', label: 'Several of a list' }, { value: 'email', label: 'Email' }, { value: 'phone', label: 'Phone' }, { value: 'url', label: 'Link' }, { value: 'user', label: 'User' },
];

export function hasOptions(type: FieldType): boolean {
  return type === 'select' || type === 'multiSelect';
}

/** A key that stays when the label changes: lower case, words joined. */
export function keyOf(label: string): string {
  return label.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '').replace(/^(\d)/, 'f_$1').slice(0, 60);
}

/** Labels as options; one that existed before keeps its value, so that records keep theirs. */
export function toOptions(labels: string[], before: FieldOption[]): FieldOption[] {
  return labels.map((label) => before.find((option) => option.label === label) ?? { value: keyOf(label) || label, label });
}
