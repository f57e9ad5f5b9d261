import { formatMoney } from './format';

export function Money({ amount, currency, code }: { amount: number | null | undefined; currency?: string | null; code?: boolean }) {
  return <span className={amount === null || amount === undefined ? 'faint' : undefined}>{formatMoney(amount, currency, code ? 'code' : undefined)}</span>;
}
