import { Button, Checkbox, Group, TagsInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ok } from '@/api/client';
import type { BusinessHours } from '@/api/types';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { humanise } from '@/ui/format';
import { useSession } from '@/ui/session';
import { toast } from '@/ui/toast';

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** One stretch a day covers most teams; further ones, made by the API, are kept as they are. */
export function HoursForm({ saved, writable }: { saved: BusinessHours; writable: boolean }) {
  const { workspace } = useSession();
  const client = useQueryClient();
  const [form, setForm] = useState(saved);
  const save = useMutation({
    mutationFn: () => ok(api.PUT('/business-hours', { body: { ...form, timeZone: form.timeZone?.trim() || null } })),
    onSuccess: async () => { await client.invalidateQueries({ queryKey: ['business-hours'] }); toast('Business hours saved'); },
  });
  const first = (day: string) => form.hours.find((open) => open.day === day);
  const set = (day: (typeof days)[number], change: { from?: string; to?: string } | null) => {
    const known = first(day);
    const others = form.hours.filter((open) => open !== known);
    setForm({ ...form, hours: change ? [...others, { day, from: known?.from ?? '09:00', to: known?.to ?? '17:00', ...change }] : form.hours.filter((open) => open.day !== day) });
  };
  return (
    <form style={{ display: 'grid', gap: 8 }} onSubmit={(event) => { event.preventDefault(); save.mutate(); }}>
      {days.map((day) => {
        const open = first(day);
        return (
          <Group key={day} gap={8} mih={30}>
            <Checkbox w={120} label={humanise(day)} checked={open !== undefined} disabled={!writable} onChange={(event) => set(day, event.currentTarget.checked ? {} : null)} />
            {open && (
              <>
                <TextInput size="xs" type="time" aria-label={`${humanise(day)} from`} value={open.from} disabled={!writable} onChange={(event) => set(day, { from: event.currentTarget.value })} />
                <span className="muted">to</span>
                <TextInput size="xs" type="time" aria-label={`${humanise(day)} to`} value={open.to} disabled={!writable} onChange={(event) => set(day, { to: event.currentTarget.value })} />
              </>
            )}
          </Group>
        );
      })}
      <TextInput maw={280} label="Time zone of the teams" placeholder={workspace.timeZone} value={form.timeZone ?? ''} disabled={!writable} onChange={(event) => setForm({ ...form, timeZone: event.currentTarget.value || null })} />
      <TagsInput maw={560} label="Holidays" placeholder="2026-12-25" value={form.holidays} disabled={!writable} onChange={(holidays) => setForm({ ...form, holidays })} />
      <ErrorNotice error={save.error} />
      {writable && <div><Button type="submit" loading={save.isPending} disabled={JSON.stringify(form) === JSON.stringify(saved)}>Save the hours</Button></div>}
    </form>
  );
}
