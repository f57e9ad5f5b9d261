import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { FlaskConical } from 'lucide-react';
import { useState } from 'react';
import { api, ok } from '@/api/client';
import { Chip } from '@/ui/Chip';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { botReasons, channelTone, keyLabel } from './traffic';
import styles from './Channels.module.css';

/** An address as one would click it, and the page that it stands on: what would the visit be taken for? */
export function TryVisit({ onRule }: { onRule: (place: number | null) => void }) {
  const [url, setUrl] = useState('');
  const [referrer, setReferrer] = useState('');
  const attempt = useMutation({
    mutationFn: () => ok(api.POST('/traffic/try', { body: { url: withScheme(url), referrer: withScheme(referrer), userAgent: navigator.userAgent, rules: undefined } })),
    onSuccess: ({ rule }) => onRule(rule ?? -1),
  });
  const tried = attempt.data;
  return (
    <form className={styles.attempt} aria-label="Try it" onSubmit={(event) => { event.preventDefault(); attempt.mutate(); }}>
      <TextInput size="xs" label="Address that somebody opens" placeholder="https://example.com/?utm_source=google&utm_medium=cpc" value={url} onChange={(event) => setUrl(event.currentTarget.value)} />
      <TextInput size="xs" label="Coming from" placeholder="https://www.google.com/" value={referrer} onChange={(event) => setReferrer(event.currentTarget.value)} />
      <Button type="submit" variant="default" leftSection={<FlaskConical size={14} />} loading={attempt.isPending} disabled={!url && !referrer}>Try it</Button>
      <ErrorNotice error={attempt.error} />
      {tried && (
        <p className={styles.tried} role="status">
          <Chip tone={channelTone(tried.channel)}>{tried.channel}</Chip>
          <span>Source <b>{keyLabel('source', tried.source)}</b>, medium <b>{keyLabel('medium', tried.medium)}</b>{tried.campaign && <>, campaign <b>{tried.campaign}</b></>}{tried.term && <>, searched for <b>{tried.term}</b></>}{tried.sourceKind && <>, a {tried.sourceKind === 'ai' ? 'assistant' : tried.sourceKind} site</>}.</span>
          {tried.bot && <span>Your browser would count as a bot: {botReasons(tried.bot)}.</span>}
        </p>
      )}
    </form>
  );
}

/** People leave the beginning of an address away. */
function withScheme(text: string): string | null {
  const address = text.trim();
  if (!address) return null;
  return /^[a-z-]+:\/\//i.test(address) ? address : `https://${address}`;
}
