import { Button, SegmentedControl } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import type { Site } from '@/api/types';
import styles from './Connect.module.css';
import { callExample, formExample, policyOf, type Script, snippetOf } from './snippet';

/** What goes into the pages, with the key in it, and what else one may want to put there. */
export function Snippet({ site, script }: { site: Site; script: (Script & { bytes: number }) | null }) {
  const [held, setHeld] = useState('open');
  const base = window.location.origin;
  return (
    <section className={styles.part} aria-label="Snippet">
      <div className={styles.head}>
        <h3>1. Put this into the head of every page</h3>
        {script && (
          <SegmentedControl aria-label="Kind of snippet" value={held} onChange={setHeld} data={[{ value: 'open', label: 'Always current' }, { value: 'held', label: 'Held to its hash' }]} />
        )}
      </div>
      {!site.writeKey && (
        <p className={styles.hint}>This key was made as an API token and is not kept here: put it in place of <code>{site.hint}…</code></p>
      )}
      <Code text={snippetOf(base, site, held === 'held' && script ? script : undefined)} label="the snippet" />
      <p className={styles.hint}>
        {held === 'held'
          ? 'The browser runs this very file and no other. After an update of Tandem the old file is gone: copy the snippet again then.'
          : `It loads beside your page and never holds it up${script ? `: ${(script.bytes / 1024).toFixed(1)} KB` : ''}.`}
        {' '}Where your site has a content security policy, allow <code>{policyOf(base)}</code>
      </p>
      <details className={styles.more}>
        <summary>Say who somebody is, or what your product knows</summary>
        <Code text={callExample} label="the example" />
        <p className={styles.hint}>Call it when somebody signs in; it may stand before the snippet. Another id than before begins a new visitor. When they sign out: <code>tandem.push(['reset'])</code></p>
      </details>
      <details className={styles.more}>
        <summary>Take a form along</summary>
        <Code text={formExample} label="the example" />
        <p className={styles.hint}>Marked like this, a form of your own is read when it is sent. Passwords, cards, hidden fields and those with <code>data-tandem-ignore</code> never are.</p>
      </details>
      <details className={styles.more}>
        <summary>Let people say no</summary>
        <Code text={"tandem.push(['optOut']);  // and ['optIn']"} label="the example" />
        <p className={styles.hint}>For the button in your privacy notice or your consent banner. It holds for this browser until they opt in.</p>
      </details>
    </section>
  );
}

function Code({ text, label }: { text: string; label: string }) {
  const [copied, setCopied] = useState(false);
  const copy = () => {
    navigator.clipboard?.writeText(text).then(() => setCopied(true), () => {});
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <div className={styles.code}>
      {/* It scrolls on a phone, so the keyboard must reach it. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre tabIndex={0}>{text}</pre>
      <Button variant="default" leftSection={copied ? <Check size={14} /> : <Copy size={14} />} onClick={copy} aria-label={`Copy ${label}`}>{copied ? 'Copied' : 'Copy'}</Button>
    </div>
  );
}
