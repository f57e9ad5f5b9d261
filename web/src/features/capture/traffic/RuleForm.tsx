import { ActionIcon, Button, Group, Modal, Select, TagsInput, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { ChannelCondition, ChannelRule } from '@/api/types';
import { fields, sourceKinds, tests } from './traffic';
import styles from './Channels.module.css';

interface Props {
  rule: ChannelRule;
  onSave: (rule: ChannelRule) => void;
  onClose: () => void;
}

const empty: ChannelCondition = { field: 'medium', test: 'is', values: [] };

/** The groups of a rule: one of them must hold, and all that stands in it. */
export function RuleForm({ rule, onSave, onClose }: Props) {
  const [channel, setChannel] = useState(rule.channel);
  const [groups, setGroups] = useState(rule.anyOf);
  const setGroup = (at: number, group: ChannelCondition[]) => setGroups(group.length === 0 ? groups.filter((_group, index) => index !== at) : groups.map((one, index) => (index === at ? group : one)));
  const complete = channel.trim() !== '' && groups.length > 0 && groups.every((group) => group.every(({ values }) => values.length > 0));
  return (
    <Modal opened onClose={onClose} title={rule.channel ? `Rule for ${rule.channel}` : 'A rule for a channel'} size={720} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form className={styles.form} onSubmit={(event) => { event.preventDefault(); if (complete) onSave({ channel: channel.trim(), anyOf: groups }); }}>
        <TextInput label="Channel" value={channel} maxLength={60} autoFocus required onChange={(event) => setChannel(event.currentTarget.value)} />
        {groups.map((group, at) => (
          <fieldset key={at} className={styles.group}>
            <legend>{at === 0 ? 'Visits for which' : 'or for which'}</legend>
            {group.map((condition, index) => (
              <Line key={index} condition={condition} first={index === 0}
                onChange={(next) => setGroup(at, group.map((one, place) => (place === index ? next : one)))}
                onRemove={groups.length > 1 || group.length > 1 ? () => setGroup(at, group.filter((_one, place) => place !== index)) : undefined} />
            ))}
            <div><Button variant="subtle" px={6} leftSection={<Plus size={13} />} onClick={() => setGroup(at, [...group, empty])}>and …</Button></div>
          </fieldset>
        ))}
        <div><Button variant="subtle" px={6} leftSection={<Plus size={13} />} onClick={() => setGroups([...groups, [empty]])}>or …</Button></div>
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>Cancel</Button>
          <Button type="submit" disabled={!complete}>Save</Button>
        </Group>
      </form>
    </Modal>
  );
}

function Line({ condition, first, onChange, onRemove }: { condition: ChannelCondition; first: boolean; onChange: (next: ChannelCondition) => void; onRemove?: () => void }) {
  const ofKind = condition.field === 'sourceKind';
  return (
    <div className={styles.line}>
      <span className="faint">{first ? '' : 'and'}</span>
      <Select size="xs" aria-label="What" data={fields} value={condition.field} allowDeselect={false}
        onChange={(field) => field && onChange({ ...condition, field: field as ChannelCondition['field'], ...(field === 'sourceKind' ? { test: 'is' as const, values: [] } : {}) })} />
      <Select size="xs" aria-label="How to compare" data={ofKind ? tests.slice(0, 2) : tests} value={condition.test} allowDeselect={false}
        onChange={(test) => test && onChange({ ...condition, test: test as ChannelCondition['test'] })} />
      <div className={styles.values}>
        <TagsInput size="xs" aria-label="Values" placeholder={condition.values.length === 0 ? 'one or more, each with Enter' : undefined} data={ofKind ? sourceKinds : []} value={[...condition.values]} acceptValueOnBlur splitChars={condition.test === 'matches' ? [] : [',']}
          onChange={(values) => onChange({ ...condition, values: ofKind ? values.filter((value) => sourceKinds.includes(value)) : values })} />
      </div>
      {onRemove ? <ActionIcon aria-label="Remove this condition" onClick={onRemove}><X size={14} /></ActionIcon> : <span />}
    </div>
  );
}
