import { Button } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import styles from './CopyText.module.css';

/** A value to take along: a link, a token. */
export function CopyText({ text, label }: { text: string; label: string }) {
  const [copied, setCopied] = useState(false);
  const copy = () => {
    navigator.clipboard?.writeText(text).then(() => setCopied(true), () => {});
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <div className={styles.copy}>
      <code>{text}</code>
      <Button variant="default" leftSection={copied ? <Check size={14} /> : <Copy size={14} />} onClick={copy} aria-label={`Copy ${label}`}>{copied ? 'Copied' : 'Copy'}</Button>
    </div>
  );
}
