import { Button, Menu } from '@mantine/core';
import { CalendarRange, Check } from 'lucide-react';
import { type Period, periodLabel, presets } from '../../insights/periods';
import { lastDays } from './period';

interface Props {
  period: Period;
  today: Date;
  onChange: (period: Period) => void;
}

export function PeriodMenu({ period, today, onChange }: Props) {
  const choices = [
    { label: 'Today', period: lastDays(today, 1) }, { label: 'Last 7 days', period: lastDays(today, 7) }, { label: 'Last 30 days', period: lastDays(today, 30) }, { label: 'Last 90 days', period: lastDays(today, 90) },
    ...presets.map((preset) => ({ label: preset.label, period: preset.period(today) })),
  ];
  const chosen = choices.find((one) => one.period.from === period.from && one.period.to === period.to);
  return (
    <Menu>
      <Menu.Target><Button variant="default" leftSection={<CalendarRange size={14} />}>{chosen?.label ?? periodLabel(period, today)}</Button></Menu.Target>
      <Menu.Dropdown>
        {choices.map((one) => <Menu.Item key={one.label} onClick={() => onChange(one.period)} rightSection={one === chosen && <Check size={13} />}>{one.label}</Menu.Item>)}
      </Menu.Dropdown>
    </Menu>
  );
}
