import { ActionIcon, Button, Select } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import type { Condition, Filter, FilterOperator, User } from '@/api/types';
import {
  addCondition, asGroup, type FilterField, type Group, isCondition, needsValue, newCondition, operatorsFor, operatorText, partsOf, removeAt, switchGroup, withOperator, withParts,
} from './filters';
import styles from './FilterBuilder.module.css';
import { ValueEditor } from './ValueEditor';

interface Props {
  filter: Group;
  fields: FilterField[];
  users: User[];
  onChange: (filter: Filter) => void;
  depth?: number;
}

/** All conditions at once, nested: every line of a group holds (and), or any of them (or). */
export default function FilterBuilder({ filter, fields, users, onChange, depth = 0 }: Props) {
  const parts = partsOf(filter);
  const first = fields[0];
  const change = (index: number, part: Filter) => onChange(withParts(filter, parts.map((old, at) => (at === index ? part : old))));
  return (
    <div className={styles.group} role="group" aria-label={'and' in filter ? 'All of these hold' : 'Any of these holds'}>
      {parts.map((part, index) => (
        <div key={index} className={styles.line}>
          <Joint filter={filter} index={index} onSwitch={() => onChange(switchGroup(filter))} />
          {isCondition(part)
            ? <ConditionLine condition={part} fields={fields} users={users} onChange={(next) => change(index, next)} />
            : 'not' in part
              ? <FilterBuilder filter={asGroup(part.not)} fields={fields} users={users} depth={depth + 1} onChange={(next) => change(index, { not: next })} />
              : <FilterBuilder filter={part} fields={fields} users={users} depth={depth + 1} onChange={(next) => change(index, next)} />}
          <ActionIcon aria-label="Remove this line" onClick={() => onChange(removeAt(filter, [index]))}>
            <X size={14} />
          </ActionIcon>
        </div>
      ))}
      <div className={styles.foot}>
        <Button variant="subtle" px={6} leftSection={<Plus size={13} />} disabled={!first} onClick={() => first && onChange(addCondition(filter, newCondition(first)))}>
          Condition
        </Button>
        {depth < 4 && (
          <Button variant="subtle" px={6} leftSection={<Plus size={13} />} disabled={!first}
            onClick={() => first && onChange(addCondition(filter, 'and' in filter ? { or: [newCondition(first)] } : { and: [newCondition(first)] }))}>
            Group
          </Button>
        )}
      </div>
    </div>
  );
}

function Joint({ filter, index, onSwitch }: { filter: Group; index: number; onSwitch: () => void }) {
  const word = 'and' in filter ? 'and' : 'or';
  if (index === 0) return <span className={styles.joint}>Where</span>;
  if (index > 1) return <span className={styles.joint}>{word}</span>;
  return (
    <button type="button" className={styles.jointButton} onClick={onSwitch} title="Switch between and / or" aria-label={`${word}: switch to ${word === 'and' ? 'or' : 'and'}`}>
      {word} ▾
    </button>
  );
}

function ConditionLine({ condition, fields, users, onChange }: { condition: Condition; fields: FilterField[]; users: User[]; onChange: (condition: Condition) => void }) {
  const field = fields.find((one) => one.key === condition.field);
  const type = field?.type ?? 'text';
  return (
    <div className={styles.condition}>
      <Select
        size="xs"
        searchable
        aria-label="Field"
        data={fields.map((one) => ({ value: one.key, label: one.label }))}
        value={condition.field}
        comboboxProps={{ withinPortal: false }}
        onChange={(key) => {
          const next = fields.find((one) => one.key === key);
          if (next) onChange(newCondition(next));
        }}
      />
      <Select
        size="xs"
        aria-label="How to compare"
        data={operatorsFor(type).map((op) => ({ value: op, label: operatorText(op) }))}
        value={condition.op}
        comboboxProps={{ withinPortal: false }}
        onChange={(op) => op && onChange(withOperator(condition, op as FilterOperator, type))}
      />
      {needsValue(condition.op) ? <ValueEditor condition={condition} field={field} users={users} onChange={onChange} /> : <span />}
    </div>
  );
}
