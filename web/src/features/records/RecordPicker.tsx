import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ok } from '@/api/client';
import type { ObjectKind } from '@/api/types';

export interface Picked {
  id: string;
  name: string;
}

interface Props {
  kind: ObjectKind;
  label: string;
  value: Picked | null;
  onChange: (picked: Picked | null) => void;
  autoFocus?: boolean;
  required?: boolean;
  error?: string;
}

/** Finds a record by a few letters. */
export function RecordPicker({ kind, label, value, onChange, autoFocus, required, error }: Props) {
  const [typed, setTyped] = useState(value?.name ?? '');
  const [q] = useDebouncedValue(typed.trim(), 150);
  const found = useQuery({
    queryKey: [kind, 'pick', q],
    queryFn: ({ signal }) => pick(kind, q, signal),
    placeholderData: keepPreviousData,
  });
  const options = (found.data ?? []).map((one) => ({ value: one.id, label: one.name }));
  if (value && !options.some((option) => option.value === value.id)) options.unshift({ value: value.id, label: value.name });
  return (
    <Select
      label={label}
      required={required}
      error={error}
      searchable
      clearable
      data-autofocus={autoFocus || undefined}
      placeholder="Type a few letters"
      nothingFoundMessage={found.isFetching ? 'Looking…' : 'Nobody and nothing by that name'}
      data={options}
      filter={({ options: all }) => all}
      value={value?.id ?? null}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(id) => {
        const one = options.find((option) => option.value === id);
        onChange(one ? { id: one.value, name: one.label } : null);
      }}
    />
  );
}

async function pick(kind: ObjectKind, q: string, signal: AbortSignal): Promise<Picked[]> {
  const path = kind === 'company' ? '/companies' : kind === 'deal' ? '/deals' : '/contacts';
  const page = await ok(api.GET(path as '/companies', { params: { query: { q: q || undefined, limit: 12, sort: 'name' } }, signal }));
  return page.items.map(({ id, name }) => ({ id, name }));
}
