import { Button, Group, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ArrowDown, ArrowUp, Copy, Trash2 } from 'lucide-react';
import { PanelHead } from '@/ui/PanelHead';
import { SidePanel } from '@/ui/SidePanel';
import { ConditionEditor } from './ConditionEditor';
import { allFields, askable, changed, fieldsOf, type FieldType, type FormDefinition, type FormField, freeKey, hasOptions, movedBy, newField, optionsFrom, placeOf, removed, typeNames, withFields } from './definition';
import styles from './Forms.module.css';
import { targetsQuery } from './useForm';

interface Props {
  form: FormDefinition;
  fieldKey: string;
  fault?: string;
  onChange: (form: FormDefinition) => void;
  onChoose: (key: string) => void;
  onClose: () => void;
}

const sized: FieldType[] = ['text', 'longText', 'number', 'money', 'date', 'dateTime'];

export function FieldDrawer({ form, fieldKey, fault, onChange, onChoose, onClose }: Props) {
  const targets = useQuery(targetsQuery).data ?? [];
  const field = allFields(form).find((one) => one.key === fieldKey);
  if (!field) return null;
  const set = (part: Partial<FormField>) => onChange(changed(form, fieldKey, part));
  const turn = (type: FieldType) => set({ type, options: hasOptions(type) && field.options.length === 0 ? newField(form, type).options : field.options, target: targets.find((target) => target.key === field.target)?.type === type ? field.target : '' });
  const duplicate = () => {
    const place = placeOf(form, fieldKey);
    if (!place) return;
    const copy = { ...field, key: freeKey(form, field.label || field.key), target: '' };
    const list = [...fieldsOf(form, place.list)];
    list.splice(place.index + 1, 0, copy);
    onChange(withFields(form, place.list, list));
    onChoose(copy.key);
  };
  const isText = field.type === 'note';
  const isHidden = field.type === 'hidden';
  const counted = field.type === 'text' || field.type === 'longText' ? ' letters' : '';
  return (
    <SidePanel label={`Field ${field.label}`} onClose={onClose}>
      <PanelHead title={typeNames[field.type]} onClose={onClose} />
      <div className={styles.drawer}>
        {fault && <p className={styles.fault} role="alert">{fault}</p>}
        {isText
          ? <Textarea label="Text" value={field.label} onChange={(event) => set({ label: event.currentTarget.value })} />
          : <TextInput label={isHidden ? 'Name' : 'Question'} value={field.label} data-autofocus onChange={(event) => set({ label: event.currentTarget.value })} />}
        {!isText && !isHidden && <Switch label="Required" checked={field.required} onChange={(event) => set({ required: event.currentTarget.checked })} />}
        {isHidden && (
          <>
            <TextInput label="Filled from" description="A parameter of the page's address" placeholder="utm_campaign" value={field.parameter} onChange={(event) => set({ parameter: event.currentTarget.value })} />
            <TextInput label="Else" description="What it says where the address does not" value={field.value} onChange={(event) => set({ value: event.currentTarget.value })} />
          </>
        )}
        {hasOptions(field.type) && (
          <Textarea label="Options" description="One a line" minRows={3} defaultValue={field.options.map((option) => option.label).join('\n')}
            onChange={(event) => set({ options: optionsFrom(event.currentTarget.value.split('\n').map((line) => line.trim()).filter(Boolean), field.options) })} />
        )}
        {!isText && (
          <Select label="Goes to" description="Fills it where it is empty; what you know already stays" searchable clearable placeholder="Only this form" value={field.target || null}
            data={['contact', 'company'].map((object) => ({ group: object === 'contact' ? 'Contact' : 'Company', items: targets.filter((target) => target.object === object).map((target) => ({ value: target.key, label: target.label })) }))}
            onChange={(target) => set({ target: target ?? '' })} />
        )}
        {!isText && !isHidden && (
          <>
            <TextInput label="Help" placeholder="A line below the field" value={field.help} onChange={(event) => set({ help: event.currentTarget.value })} />
            {!hasOptions(field.type) && field.type !== 'boolean' && <TextInput label="Example" placeholder="Shown while it is empty" value={field.placeholder} onChange={(event) => set({ placeholder: event.currentTarget.value })} />}
          </>
        )}
        {sized.includes(field.type) && (
          <Group grow gap={10}>
            <TextInput label={`At least${counted}`} placeholder={field.type.startsWith('date') ? '2026-01-31' : ''} value={field.least} onChange={(event) => set({ least: event.currentTarget.value })} />
            <TextInput label={`At most${counted}`} value={field.most} onChange={(event) => set({ most: event.currentTarget.value })} />
          </Group>
        )}
        {!isText && !isHidden && <TextInput label="If the answer does not do" placeholder="The usual words" value={field.message} onChange={(event) => set({ message: event.currentTarget.value })} />}
        {!isHidden && <ConditionEditor label="Shown" always="Always" condition={field.showWhen} fields={askable(form, fieldKey)} onChange={(showWhen) => set({ showWhen })} />}
        {!isText && !isHidden && <Switch label="Beside its neighbour" description="Half as wide" checked={field.half} onChange={(event) => set({ half: event.currentTarget.checked })} />}
        {!isText && !isHidden && <Select label="Type" data={Object.entries(typeNames).map(([value, label]) => ({ value, label }))} value={field.type} onChange={(type) => type && turn(type as FieldType)} />}
        <p className="faint">In what is sent it is called <code>{field.key}</code>.</p>
        <Group gap={6}>
          <Button variant="default" leftSection={<ArrowUp size={13} />} onClick={() => onChange(movedBy(form, fieldKey, -1))}>Up</Button>
          <Button variant="default" leftSection={<ArrowDown size={13} />} onClick={() => onChange(movedBy(form, fieldKey, 1))}>Down</Button>
          <Button variant="default" leftSection={<Copy size={13} />} onClick={duplicate}>Copy</Button>
          <Button variant="subtle" leftSection={<Trash2 size={13} />} onClick={() => { onChange(removed(form, fieldKey)); onClose(); }}>Remove</Button>
        </Group>
      </div>
    </SidePanel>
  );
}
