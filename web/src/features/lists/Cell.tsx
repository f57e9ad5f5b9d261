import { Check } from 'lucide-react';
import type { FieldOption } from '@/api/types';
import { PersonName } from '@/ui/Avatar';
import { Chip } from '@/ui/Chip';
import { formatDate, formatNumber } from '@/ui/format';
import { LifecycleChip } from '@/ui/LifecycleChip';
import { Money } from '@/ui/Money';
import { When } from '@/ui/When';
import type { CellType } from './spec';

interface Props {
  type: CellType;
  value: unknown;
  options?: FieldOption[];
  userName?: (id: string) => string | null;
}

/** A value as its type looks best in a table; what is empty stays empty. */
export function Cell({ type, value, options, userName }: Props) {
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return null;
  switch (type) {
    case 'lifecycle':
      return <LifecycleChip stage={String(value)} />;
    case 'tags':
    case 'multiSelect':
      return <Chips values={value as string[]} options={options} />;
    case 'select':
      return <Chip>{labelOf(String(value), options)}</Chip>;
    case 'user':
      return <PersonName name={userName?.(String(value)) ?? String(value)} />;
    case 'boolean':
      return value ? <Check size={14} role="img" aria-label="yes" /> : <span className="faint">no</span>;
    case 'money':
      return <Money amount={Number(value)} />;
    case 'number':
      return <>{formatNumber(Number(value), 2)}</>;
    case 'date':
      return <span>{formatDate(String(value))}</span>;
    case 'dateTime':
      return <When at={String(value)} />;
    default:
      return <span className="clip" title={String(value)}>{String(value)}</span>;
  }
}

function Chips({ values, options }: { values: string[]; options?: FieldOption[] }) {
  const shown = values.slice(0, 2);
  return (
    <span style={{ display: 'inline-flex', gap: 4, minWidth: 0 }} title={values.join(', ')}>
      {shown.map((value) => <Chip key={value}>{labelOf(value, options)}</Chip>)}
      {values.length > shown.length && <span className="faint">+{values.length - shown.length}</span>}
    </span>
  );
}

function labelOf(value: string, options?: FieldOption[]): string {
  return options?.find((option) => option.value === value)?.label ?? value;
}

export function isRight(type: CellType): boolean {
  return type === 'money' || type === 'number';
}
