import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { api, ok } from '@/api/client';
import { fieldsQuery } from '@/api/queries';
import type { FitRule } from '@/api/types';
import { Card } from '@/ui/Card';
import { Confirm } from '@/ui/Confirm';
import { FitRuleForm } from './FitRuleForm';
import { RuleRow } from './RuleRow';
import { conditionText, fitFields } from './ruleText';
import styles from './Score.module.css';
import { scoringQuery } from './scores';

/** Points for what is written down about a person and the company. */
export function FitRules({ rules, writable }: { rules: FitRule[]; writable: boolean }) {
  const [dialog, setDialog] = useState<{ edit?: FitRule; remove?: FitRule } | null>(null);
  const client = useQueryClient();
  const contact = useQuery(fieldsQuery('contact'));
  const company = useQuery(fieldsQuery('company'));
  const fields = fitFields(contact.data ?? [], company.data ?? []);
  const byKey = new Map(fields.map((field) => [field.key, field]));
  const remove = async ({ id }: FitRule) => {
    await ok(api.DELETE('/scoring/fit-rules/{id}', { params: { path: { id } } }));
    await client.invalidateQueries({ queryKey: scoringQuery.queryKey });
  };
  return (
    <Card title="Fit: who somebody is" action={writable && <Button variant="subtle" px={6} leftSection={<Plus size={13} />} onClick={() => setDialog({})}>Add a rule</Button>}>
      <ul className={styles.rules}>
        {rules.map((rule) => (
          <RuleRow key={rule.id} name={rule.name} points={rule.points}
            why={rule.fault ? `Counts for nobody: ${rule.fault}` : conditionText(rule.condition, byKey)}
            onEdit={writable ? () => setDialog({ edit: rule }) : undefined}
            onRemove={writable ? () => setDialog({ remove: rule }) : undefined} />
        ))}
      </ul>
      {rules.length === 0 && <p className="muted">No rules: nobody has a grade of fit.</p>}
      {dialog && !dialog.remove && <FitRuleForm rule={dialog.edit} fields={fields} onClose={() => setDialog(null)} />}
      {dialog?.remove && (
        <Confirm title={`Delete “${dialog.remove.name}”`} verb="Delete the rule" danger onConfirm={() => remove(dialog.remove as FitRule)} onClose={() => setDialog(null)}>
          Everybody’s fit is computed anew without it.
        </Confirm>
      )}
    </Card>
  );
}
