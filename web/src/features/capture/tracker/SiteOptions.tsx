import { NumberInput, Select, Switch, TagsInput } from '@mantine/core';
import { useState } from 'react';
import type { Site } from '@/api/types';
import styles from './Connect.module.css';
import { useChangeSite } from './sites';

/** What the site may do and what it keeps. All of it is saved as it is changed. */
export function SiteOptions({ site, writable }: { site: Site; writable: boolean }) {
  const change = useChangeSite(site.id);
  const [days, setDays] = useState<number | string>(site.cookieDays);
  const saveDays = () => {
    if (typeof days === 'number' && days >= 1 && days <= 400 && days !== site.cookieDays) change.mutate({ cookieDays: Math.round(days) });
    else setDays(site.cookieDays);
  };
  return (
    <section className={styles.part} aria-label="Options">
      <div className={styles.head}><h3>2. Say what holds for it</h3></div>
      <TagsInput
        label="Addresses" description="Only pages of these may send with this key. It holds at once. Empty: any page may. https://*.example.com is every host below it."
        placeholder={site.origins.length ? undefined : 'https://www.example.com'} value={site.origins} disabled={!writable} acceptValueOnBlur
        onChange={(origins) => change.mutate({ origins })}
      />
      <p className={styles.hint}>The rest travels in the snippet: copy it again after a change.</p>
      <Switch checked={site.cookieless} disabled={!writable} onChange={(event) => change.mutate({ cookieless: event.currentTarget.checked })}
        label="Without cookies" description="Nothing is kept in the browser. Visitors are told apart for one day, by a hash whose salt is thrown away at midnight (UTC); who comes back tomorrow is somebody new." />
      <Switch checked={site.honourGpc} disabled={!writable} onChange={(event) => change.mutate({ honourGpc: event.currentTarget.checked })}
        label="Honour Global Privacy Control" description="Who sends it is not watched: no pages, times or clicks. Forms that they send still arrive, and links work as ever." />
      <Switch checked={site.honourDnt} disabled={!writable} onChange={(event) => change.mutate({ honourDnt: event.currentTarget.checked })}
        label="Honour Do Not Track" description="The same for the older signal." />
      <div className={styles.pair}>
        <Select label="Forms of your own" value={site.forms} disabled={!writable} onChange={(forms) => forms && change.mutate({ forms: forms as Site['forms'] })}
          data={[{ value: 'marked', label: 'Only those that are marked' }, { value: 'all', label: 'All but sign-in and payment' }]} />
        <NumberInput label="The id in the browser lasts, in days" value={days} min={1} max={400} disabled={!writable || site.cookieless} onChange={setDays} onBlur={saveDays} />
      </div>
    </section>
  );
}
