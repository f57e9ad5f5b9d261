import { Chip, type Tone } from './Chip';
import { stageInfo } from './lifecycle';

export function LifecycleChip({ stage }: { stage: string }) {
  const info = stageInfo(stage);
  return (
    <Chip tone={toneOf(stage, info.team)} title={info.meaning || undefined}>
      {info.label}
    </Chip>
  );
}

function toneOf(stage: string, team: string): Tone {
  if (stage === 'customer' || stage === 'evangelist') return 'ok';
  if (team === 'marketing') return 'mkt';
  return team === 'sales' ? 'sales' : 'plain';
}
