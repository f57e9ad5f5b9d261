import { api, ok } from '@/api/client';
import type { EngagementRule } from '@/api/types';
import { EngagementRuleForm } from './EngagementRuleForm';
import { RulesCard } from './RulesCard';
import { whenText } from './ruleText';

/** Points for what somebody does, fading with time. */
export function EngagementRules({ rules, writable }: { rules: EngagementRule[]; writable: boolean }) {
  return (
    <RulesCard
      title="Engagement: what somebody does"
      rules={rules}
      writable={writable}
      why={whenText}
      none="No rules: nothing that people do counts."
      gone="Everybody’s engagement is computed anew without it. What people did stays on their timelines."
      form={(rule, close) => <EngagementRuleForm rule={rule} onClose={close} />}
      remove={({ id }) => ok(api.DELETE('/scoring/engagement-rules/{id}', { params: { path: { id } } }))}
    />
  );
}
