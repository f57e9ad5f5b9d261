import type { Deal, Field, Product, User } from '@/api/types';
import { PersonName } from '@/ui/Avatar';
import { Money } from '@/ui/Money';
import { Day, When } from '@/ui/When';
import type { FactGroup } from '../records/Facts';
import { ownFacts, userOptions } from '../records/ownFacts';

export function dealFacts(deal: Deal, fields: Field[], users: User[], products: Product[]): FactGroup[] {
  const productNames = [...new Set([...products.map((product) => product.name), ...(deal.product ? [deal.product] : [])])];
  return [
    {
      title: 'Deal',
      facts: [
        { key: 'name', label: 'Name', type: 'text', value: deal.name, always: true },
        { key: 'amount', label: 'Amount', type: 'money', value: deal.amount, always: true, view: <Money amount={deal.amount} currency={deal.currency} /> },
        { key: 'currency', label: 'Currency', type: 'text', value: deal.currency },
        { key: 'expectedCloseDate', label: 'Close date', type: 'date', value: deal.expectedCloseDate, always: deal.outcome === 'open', view: <Day date={deal.expectedCloseDate} /> },
        { key: 'nextStep', label: 'Next step', type: 'text', value: deal.nextStep, always: deal.outcome === 'open' },
        { key: 'product', label: 'Product', type: 'select', value: deal.product, options: productNames.map((name) => ({ value: name, label: name })) },
        { key: 'ownerId', label: 'Owner', type: 'user', value: deal.ownerId, options: userOptions(users), always: true, view: <PersonName name={deal.ownerName} /> },
        { key: 'probability', label: 'Probability', type: 'number', value: deal.probability, readOnly: deal.outcome !== 'open', view: `${deal.probability} %` },
      ],
    },
    ownFacts(fields, deal.custom, users),
    {
      title: 'History',
      facts: [
        { key: 'openedAt', label: 'Opened', type: 'dateTime', value: deal.openedAt, readOnly: true, view: <When at={deal.openedAt} /> },
        { key: 'stageSince', label: 'In stage since', type: 'dateTime', value: deal.stageSince, readOnly: true, view: <When at={deal.stageSince} /> },
        { key: 'closedAt', label: 'Closed', type: 'dateTime', value: deal.closedAt, readOnly: true, view: <When at={deal.closedAt} /> },
        { key: 'winReason', label: 'Won because', type: 'text', value: deal.winReason, readOnly: true },
        { key: 'lossReason', label: 'Lost because', type: 'text', value: deal.lossReason, readOnly: true },
        { key: 'competitor', label: deal.outcome === 'lost' ? 'Lost to' : 'Competitor', type: 'text', value: deal.competitor },
        { key: 'objections', label: 'Objections', type: 'tags', value: deal.objections },
        { key: 'lossNote', label: 'Note on it', type: 'longText', value: deal.lossNote, readOnly: true },
        { key: 'createdAt', label: 'Created', type: 'dateTime', value: deal.createdAt, readOnly: true, view: <When at={deal.createdAt} /> },
      ],
    },
  ];
}
