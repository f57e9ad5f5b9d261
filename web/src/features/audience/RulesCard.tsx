import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Card } from '@/ui/Card';
import { Confirm } from '@/ui/Confirm';
import { RuleRow } from './RuleRow';
import styles from './Score.module.css';
import { scoringQuery } from './scores';

interface Rule {
  id: string;
  name: string;
  points: number;
}

interface Props<T extends Rule> {
  title: string;
  rules: T[];
  writable: boolean;
  why: (rule: T) => string;
  /** What it means that there are none. */
  none: string;
  /** What follows when one is deleted. */
  gone: string;
  form: (rule: T | undefined, close: () => void) => ReactNode;
  remove: (rule: T) => Promise<unknown>;
}

/** Rules that give points: listed, added, edited, deleted after a question. */
export function RulesCard<T extends Rule>({ title, rules, writable, why, none, gone, form, remove }: Props<T>) {
  const [dialog, setDialog] = useState<{ edit?: T; remove?: T } | null>(null);
  const client = useQueryClient();
  const close = () => setDialog(null);
  const confirm = async (rule: T) => {
    await remove(rule);
    await client.invalidateQueries({ queryKey: scoringQuery.queryKey });
  };
  return (
    <Card title={title} action={writable && <Button variant="subtle" px={6} leftSection={<Plus size={13} />} onClick={() => setDialog({})}>Add a rule</Button>}>
      <ul className={styles.rules}>
        {rules.map((rule) => (
          <RuleRow key={rule.id} name={rule.name} points={rule.points} why={why(rule)}
            onEdit={writable ? () => setDialog({ edit: rule }) : undefined}
            onRemove={writable ? () => setDialog({ remove: rule }) : undefined} />
        ))}
      </ul>
      {rules.length === 0 && <p className="muted">{none}</p>}
      {dialog && !dialog.remove && form(dialog.edit, close)}
      {dialog?.remove && (
        <Confirm title={`Delete “${dialog.remove.name}”`} verb="Delete the rule" danger onConfirm={() => confirm(dialog.remove as T)} onClose={close}>{gone}</Confirm>
      )}
    </Card>
  );
}
