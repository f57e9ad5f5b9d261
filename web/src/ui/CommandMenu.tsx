import { Modal } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Building2, Handshake, Search, User } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { api, ok } from '@/api/client';
import type { SearchHit } from '@/api/types';
import styles from './CommandMenu.module.css';
import { type Command, searchCommands, useAllCommands } from './commands';
import { Kbd } from './Kbd';

const icons = { contact: User, company: Building2, deal: Handshake };
const pages = { contact: '/people/$id', company: '/companies/$id', deal: '/deals/$id' } as const;

interface Row {
  id: string;
  group: string;
  label: string;
  detail?: string | null;
  icon?: Command['icon'];
  keys?: string[];
  run: () => void;
}

export function CommandMenu({ onClose }: { onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const name = useId();
  const rows = useRows(typed, onClose);
  const current = Math.min(active, rows.length - 1);

  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'ArrowDown') setActive((current + 1) % Math.max(rows.length, 1));
    else if (event.key === 'ArrowUp') setActive((current - 1 + rows.length) % Math.max(rows.length, 1));
    else if (event.key === 'Enter') rows[current]?.run();
    else return;
    event.preventDefault();
  }

  return (
    <Modal opened onClose={onClose} withCloseButton={false} padding={0} size={600} title="Command menu" classNames={{ header: 'sr-only' }}>
      <div className={styles.box}>
        <Search size={16} aria-hidden />
        <input
          className={styles.input}
          data-autofocus
          role="combobox"
          aria-expanded
          aria-controls={name}
          aria-activedescendant={rows[current] ? `${name}-${current}` : undefined}
          aria-label="Search people, companies and deals, or type what you want to do"
          placeholder="Search people, companies and deals, or type what you want to do"
          value={typed}
          onChange={(event) => { setTyped(event.target.value); setActive(0); }}
          onKeyDown={onKeyDown}
        />
        <Kbd keys={['Esc']} />
      </div>
      <div className={styles.list} role="listbox" id={name} aria-label="Results" ref={list}>
        {rows.length === 0 && <p className={styles.nothing}>Nothing found for “{typed}”.</p>}
        {rows.map((row, index) => (
          <div key={row.id}>
            {row.group !== rows[index - 1]?.group && <div className={styles.group} role="presentation">{row.group}</div>}
            <MenuRow row={row} id={`${name}-${index}`} active={index === current} onHover={() => setActive(index)} />
          </div>
        ))}
      </div>
    </Modal>
  );
}

function MenuRow({ row, id, active, onHover }: { row: Row; id: string; active: boolean; onHover: () => void }) {
  const Icon = row.icon;
  return (
    // The keyboard works on the input above; a row only needs the pointer.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div id={id} role="option" aria-selected={active} className={styles.row} onMouseMove={onHover} onClick={row.run}>
      {Icon && <Icon size={15} aria-hidden />}
      <span className="clip">{row.label}</span>
      {row.detail && <span className={`${styles.detail} clip`}>{row.detail}</span>}
      <span className={styles.space} />
      {row.keys && <Kbd keys={row.keys} />}
    </div>
  );
}

function useRows(typed: string, onClose: () => void): Row[] {
  const commands = useAllCommands();
  const navigate = useNavigate();
  const [query] = useDebouncedValue(typed.trim(), 120);
  const { data } = useQuery({
    queryKey: ['search', query],
    queryFn: ({ signal }) => ok(api.GET('/search', { params: { query: { q: query } }, signal })),
    enabled: query.length > 1,
    placeholderData: keepPreviousData,
  });
  return useMemo(() => {
    const hits = query.length > 1 && typed.trim() ? (data?.items ?? []) : [];
    const records = hits.slice(0, 12).map((hit: SearchHit): Row => ({
      id: `${hit.kind}-${hit.id}`, group: 'Records', label: hit.title, detail: hit.subtitle, icon: icons[hit.kind],
      run: () => { onClose(); void navigate({ to: pages[hit.kind], params: { id: hit.id } }); },
    }));
    const actions = searchCommands(typed, commands).map((command): Row => ({
      ...command, run: () => { onClose(); command.run(); },
    }));
    return [...records, ...actions.sort((a, b) => order(a.group) - order(b.group))];
  }, [commands, data, navigate, onClose, query, typed]);
}

function order(group: string): number {
  return ['This page', 'Create', 'Go to', 'Settings', 'General'].indexOf(group);
}
