import { Popover } from '@mantine/core';
import { type ReactElement, useEffect, useState } from 'react';
import ConditionEditor from './ConditionEditor';
import FieldPicker from './FieldPicker';
import type { Edited, FilterProps } from './FilterBar';
import FilterBuilder from './FilterBuilder';
import { addCondition, asGroup, type FilterField, isCondition, newCondition, partsOf, replaceAt } from './filters';

interface Props extends FilterProps {
  target: ReactElement;
  edited: Edited;
  onEdit: (edited: Edited) => void;
}

/** What edits a filter, on the chip or button that was touched. */
export default function FilterPopover({ target, edited, onEdit, filter, fields, users, onChange }: Props) {
  const root = asGroup(filter);
  const condition = typeof edited === 'number' ? partsOf(root)[edited] : undefined;
  // The target has to be on the page before something can be placed beside it.
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);

  function add(field: FilterField) {
    const next = addCondition('and' in root || partsOf(root).length < 2 ? root : { and: [root] }, newCondition(field));
    onChange(next);
    onEdit(partsOf(next).length - 1);
  }

  return (
    <Popover withRoles={false} opened={ready} onChange={(open) => !open && onEdit(null)} position="bottom-start" trapFocus width={edited === 'builder' ? 640 : undefined}>
      <Popover.Target>{target}</Popover.Target>
      <Popover.Dropdown role="dialog" p={edited === 'new' ? 6 : 10} aria-label={edited === 'new' ? 'Add a filter' : 'Edit the filter'}>
        {edited === 'new' && <FieldPicker fields={fields} onPick={add} />}
        {edited === 'builder' && <FilterBuilder filter={root} fields={fields} users={users} onChange={onChange} />}
        {condition && isCondition(condition) && (
          <ConditionEditor
            condition={condition}
            field={fields.find((field) => field.key === condition.field)}
            users={users}
            onChange={(next) => onChange(replaceAt(root, [edited as number], next))}
            onDone={() => onEdit(null)}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
