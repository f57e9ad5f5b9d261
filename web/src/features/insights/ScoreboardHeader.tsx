import { Button, Menu, Popover, SegmentedControl, TextInput } from '@mantine/core';
import { CalendarRange, Check, ChevronDown, Download } from 'lucide-react';
import { useState } from 'react';
import type { ScoreboardBy, ScoreboardMode, ScoreboardRow } from '@/api/types';
import { PageHeader } from '@/ui/PageHeader';
import { periodLabel, presets } from './periods';
import { dayAfter, dayBefore, toCsv } from './scoreboard';
import styles from './Scoreboard.module.css';
import { dimensions, type ScoreboardSearch } from './scoreboardSearch';

export interface Asked {
  mode: ScoreboardMode;
  by: ScoreboardBy;
  from: string;
  to: string;
}

interface Props {
  asked: Asked;
  rows: ScoreboardRow[] | undefined;
  onChange: (next: ScoreboardSearch) => void;
}

export function ScoreboardHeader({ asked, rows, onChange }: Props) {
  return (
    <PageHeader
      parent={{ label: 'Together' }}
      title="Scoreboard"
      actions={
        <>
          <SegmentedControl aria-label="How to count" value={asked.mode} onChange={(mode) => onChange({ mode: mode as ScoreboardMode })}
            data={[{ value: 'period', label: <span title="What happened in the time">Period</span> }, { value: 'cohort', label: <span title="Who came in the time, followed to today">Cohort</span> }]} />
          <PeriodPicker asked={asked} onChange={onChange} />
          <Menu>
            <Menu.Target>
              <Button variant="default" rightSection={<ChevronDown size={13} />}>{dimensions.find(({ value }) => value === asked.by)?.label}</Button>
            </Menu.Target>
            <Menu.Dropdown>
              {dimensions.map(({ value, label }) => (
                <Menu.Item key={value} onClick={() => onChange({ by: value })} rightSection={value === asked.by && <Check size={13} />}>{label}</Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
          {rows && rows.length > 0 && (
            <Button variant="default" leftSection={<Download size={14} />} onClick={() => download(asked, rows)} visibleFrom="md">Export</Button>
          )}
        </>
      }
    />
  );
}

function PeriodPicker({ asked, onChange }: { asked: Asked; onChange: (next: ScoreboardSearch) => void }) {
  const [open, setOpen] = useState(false);
  const today = new Date();
  const choose = (next: ScoreboardSearch) => {
    onChange(next);
    setOpen(false);
  };
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={280} trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<CalendarRange size={14} />} onClick={() => setOpen(!open)} aria-haspopup="dialog">{periodLabel(asked)}</Button>
      </Popover.Target>
      <Popover.Dropdown p={8} aria-label="Choose the time">
        <div className={styles.presets}>
          {presets.map((preset) => (
            <Button key={preset.label} variant="subtle" justify="flex-start" onClick={() => choose(preset.period(today))}>{preset.label}</Button>
          ))}
        </div>
        <div className={styles.range}>
          <TextInput size="xs" type="date" label="First day" value={asked.from} max={dayBefore(asked.to)} onChange={(event) => event.currentTarget.value && onChange({ from: event.currentTarget.value, to: asked.to })} />
          <TextInput size="xs" type="date" label="Last day" value={dayBefore(asked.to)} min={asked.from} onChange={(event) => event.currentTarget.value && onChange({ from: asked.from, to: dayAfter(event.currentTarget.value) })} />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

function download(asked: Asked, rows: ScoreboardRow[]) {
  const url = URL.createObjectURL(new Blob(['\ufeff', toCsv(asked.by, rows)], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `scoreboard-${asked.by}-${asked.from}-${dayBefore(asked.to)}.csv`;
  link.click();
  URL.revokeObjectURL(url);
}
