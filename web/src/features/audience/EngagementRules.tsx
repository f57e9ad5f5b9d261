import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { api, ok } from '@/api/client';
import type { EngagementRule } from '@/api/types';
import { Card } from '@/ui/Card';
import { Confirm } from '@/ui/Confirm';
import { EngagementRuleForm } from './EngagementRuleForm';
import { RuleRow } from './RuleRow';
import { whenText } from './ruleText';
import styles from './Score.module.css';
import { scoringQuery } from './scores';

/** Points for what somebody does, fading with time. */
export function EngagementRules({ rules, writable }: { rules: EngagementRule[]; writable: boolean }) {
  const [dialog, setDialog] = useState<{ edit?: EngagementRule; remove?: EngagementRule } | null>(null);
  const client = useQueryClient();
  const remove = async ({ id }: EngagementRule) => {
    await ok(api.DELETE('/scoring/engagement-rules/{id}', { params: { path: { id } } }));
    await client.invalidateQueries({ queryKey: scoringQuery.queryKey });
  };
  return (
    <Card title="Engagement: what somebody does" action={writable && <Button variant="subtle" px={6} leftSection={<Plus size={13} />} onClick={() => setDialog({})}>Add a rule</Button>}>
      <ul className={styles.rules}>
        {rules.map((rule) => (
          <RuleRow key={rule.id} name={rule.name} points={rule.points} why={whenText(rule)}
            onEdit={writable ? () => setDialog({ edit: rule }) : undefined}
            onRemove={writable ? () => setDialog({ remove: rule }) : undefined} />
        ))}
      </ul>
      {rules.length === 0 && <p className="muted">No rules: nothing that people do counts.</p>}
      {dialog && !dialog.remove && <EngagementRuleForm rule={dialog.edit} onClose={() => setDialog(null)} />}
      {dialog?.remove && (
        <Confirm title={`Delete “${dialog.remove.name}”`} verb="Delete the rule" danger onConfirm={() => remove(dialog.remove as EngagementRule)} onClose={() => setDialog(null)}>
          Everybody’s engagement is computed anew without it. What people did stays on their timelines.
        </Confirm>
      )}
    </Card>
  );
}
