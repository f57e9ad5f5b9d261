import { Button, Popover } from '@mantine/core';
import { ListFilter, Plus, SlidersHorizontal, X } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import type { Condition, Filter, User } from '@/api/types';
import { Skeleton } from '@/ui/Skeleton';
import { addCondition, asGroup, countConditions, type FilterField, isComplete, isCondition, newCondition, partsOf, removeAt, replaceAt, sentenceOf, textOf } from './filters';
import styles from './ListPage.module.css';

const FieldPicker = lazy(() => import('./FieldPicker'));
const ConditionEditor = lazy(() => import('./ConditionEditor'));
const FilterBuilder = lazy(() => import('./FilterBuilder'));
const waiting = <Skeleton width={220} height={60} />;

interface Props {
  filter: Filter | null;
  fields: FilterField[];
  users: User[];
  onChange: (filter: Filter | null) => void;
}

/** The filter as chips that read as sentences; a click edits one, the builder nests them. */
export function FilterBar({ filter, fields, users, onChange }: Props) {
  const [edited, setEdited] = useState<number | 'new' | 'builder' | null>(null);
  const byKey = useMemo(() => new Map(fields.map((field) => [field.key, field])), [fields]);
  const nameOf = (field: FilterField | undefined, value: string) =>
    field?.type === 'user' ? (users.find((user) => user.id === value)?.name ?? value) : value;
  const root = asGroup(filter);
  const parts = 'and' in root || partsOf(root).length < 2 ? partsOf(root) : [root];
  const nested = parts !== partsOf(root);
  const close = () => setEdited(null);

  function add(field: FilterField) {
    const next = addCondition(nested ? { and: [root] } : root, newCondition(field));
    onChange(next);
    setEdited(partsOf(next).length - 1);
  }

  return (
    <>
      {parts.map((part, index) => (
        <Popover key={index} opened={edited === index} onChange={(open) => !open && close()} position="bottom-start" trapFocus withinPortal>
          <Popover.Target>
            <span className={styles.filterChip} data-unfinished={(isCondition(part) && !isComplete(part)) || undefined}>
              <button type="button" onClick={() => setEdited(isCondition(part) ? index : 'builder')} aria-haspopup="dialog">
                {isCondition(part) ? <Words condition={part} fields={byKey} nameOf={nameOf} /> : <span className="clip">{textOf(part, byKey, nameOf)}</span>}
              </button>
              <button type="button" aria-label="Remove this filter" onClick={() => onChange(nested ? null : removeAt(root, [index]))}>
                <X size={13} aria-hidden />
              </button>
            </span>
          </Popover.Target>
          <Popover.Dropdown aria-label="Edit the filter" p={10}>
            <Suspense fallback={waiting}>
              {isCondition(part) && (
                <ConditionEditor condition={part} field={byKey.get(part.field)} users={users} onChange={(next) => onChange(replaceAt(root, [index], next))} onDone={close} />
              )}
            </Suspense>
          </Popover.Dropdown>
        </Popover>
      ))}
      <Popover opened={edited === 'new'} onChange={(open) => !open && close()} position="bottom-start" trapFocus>
        <Popover.Target>
          <Button variant="subtle" leftSection={parts.length ? <Plus size={13} /> : <ListFilter size={13} />} px={8} onClick={() => setEdited('new')} aria-haspopup="dialog">
            Filter
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label="Add a filter" p={6}>
          <Suspense fallback={waiting}><FieldPicker fields={fields} onPick={add} /></Suspense>
        </Popover.Dropdown>
      </Popover>
      {countConditions(filter) > 0 && (
        <Popover opened={edited === 'builder'} onChange={(open) => !open && close()} position="bottom-start" trapFocus width={620}>
          <Popover.Target>
            <Button variant="subtle" px={8} leftSection={<SlidersHorizontal size={13} />} onClick={() => setEdited('builder')} aria-haspopup="dialog" className={styles.wide}>
              All conditions
            </Button>
          </Popover.Target>
          <Popover.Dropdown aria-label="All conditions" p={12}>
            <Suspense fallback={waiting}><FilterBuilder filter={root} fields={fields} users={users} onChange={onChange} /></Suspense>
          </Popover.Dropdown>
        </Popover>
      )}
    </>
  );
}

function Words({ condition, fields, nameOf }: { condition: Condition; fields: Map<string, FilterField>; nameOf: (field: FilterField | undefined, value: string) => string }) {
  const { field, op, value } = sentenceOf(condition, fields, nameOf);
  return (
    <span className="clip">
      <b>{field}</b> {op} {value && <b>{value}</b>}
    </span>
  );
}
