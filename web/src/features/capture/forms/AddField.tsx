import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { allFields, type FieldType, type FormDefinition, type FormTarget, typeNames } from './definition';
import styles from './Forms.module.css';
import { targetsQuery } from './useForm';

const own: FieldType[] = ['text', 'longText', 'email', 'phone', 'url', 'number', 'money', 'date', 'dateTime', 'boolean', 'radio', 'select', 'multiSelect', 'note', 'hidden'];

/** A question that fills a field of the contact or company, or one of the form's own. */
export function AddField({ form, disabled, onAdd }: { form: FormDefinition; disabled: boolean; onAdd: (type: FieldType, target?: FormTarget) => void }) {
  const targets = useQuery(targetsQuery).data ?? [];
  const taken = new Set(allFields(form).map((field) => field.target));
  const free = targets.filter((target) => !taken.has(target.key));
  return (
    <Menu position="bottom-start" width={440}>
      <Menu.Target><Button variant="subtle" px={6} leftSection={<Plus size={13} />} disabled={disabled}>Add a field</Button></Menu.Target>
      <Menu.Dropdown className={styles.adder}>
        <div>
          <Menu.Label>About the person or company</Menu.Label>
          {free.map((target) => <Menu.Item key={target.key} onClick={() => onAdd(target.type, target)}>{target.label}</Menu.Item>)}
        </div>
        <div>
          <Menu.Label>Only in this form</Menu.Label>
          {own.map((type) => <Menu.Item key={type} onClick={() => onAdd(type)}>{typeNames[type]}</Menu.Item>)}
        </div>
      </Menu.Dropdown>
    </Menu>
  );
}
