import { Button, Select } from '@mantine/core';
import type { Condition, FilterOperator, User } from '@/api/types';
import { type FilterField, needsValue, operatorsFor, operatorText, withOperator } from './filters';
import styles from './FilterBuilder.module.css';
import { ValueEditor } from './ValueEditor';

interface Props {
  condition: Condition;
  field: FilterField | undefined;
  users: User[];
  onChange: (condition: Condition) => void;
  onDone: () => void;
}

export default function ConditionEditor({ condition, field, users, onChange, onDone }: Props) {
  const type = field?.type ?? 'text';
  return (
    <form className={styles.editor} onSubmit={(event) => { event.preventDefault(); onDone(); }}>
      <span className={styles.editorTitle}>{field?.label ?? condition.field}</span>
      <Select
        size="xs"
        aria-label="How to compare"
        data={operatorsFor(type).map((op) => ({ value: op, label: operatorText(op) }))}
        value={condition.op}
        onChange={(op) => op && onChange(withOperator(condition, op as FilterOperator, type))}
        comboboxProps={{ withinPortal: false }}
      />
      {needsValue(condition.op) && <ValueEditor condition={condition} field={field} users={users} onChange={onChange} autoFocus />}
      <Button type="submit" variant="default">Done</Button>
    </form>
  );
}
