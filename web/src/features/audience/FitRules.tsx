import { useQuery } from '@tanstack/react-query';
import { api, ok } from '@/api/client';
import { fieldsQuery } from '@/api/queries';
import type { FitRule } from '@/api/types';
import { FitRuleForm } from './FitRuleForm';
import { RulesCard } from './RulesCard';
import { conditionText, fitFields } from './ruleText';

/** Points for what is written down about a person and the company. */
export function FitRules({ rules, writable }: { rules: FitRule[]; writable: boolean }) {
  const contact = useQuery(fieldsQuery('contact'));
  const company = useQuery(fieldsQuery('company'));
  const fields = fitFields(contact.data ?? [], company.data ?? []);
  const byKey = new Map(fields.map((field) => [field.key, field]));
  return (
    <RulesCard
      title="Fit: who somebody is"
      rules={rules}
      writable={writable}
      why={(rule) => (rule.fault ? `Counts for nobody: ${rule.fault}` : conditionText(rule.condition, byKey))}
      none="No rules: nobody has a grade of fit."
      gone="Everybody’s fit is computed anew without it."
      form={(rule, close) => <FitRuleForm rule={rule} fields={fields} onClose={close} />}
      remove={({ id }) => ok(api.DELETE('/scoring/fit-rules/{id}', { params: { path: { id } } }))}
    />
  );
}
