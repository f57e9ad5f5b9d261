import { useQuery } from '@tanstack/react-query';
import { api, ok } from '@/api/client';
import { Chip } from '@/ui/Chip';
import recordStyles from '../records/Record.module.css';

const channels: Record<string, string> = { email: 'mail', sms: 'SMS', phone: 'phone' };

/** For each topic and channel whether we may, and on what ground or why not. */
export function TopicAnswers({ contactId }: { contactId: string }) {
  const answers = useQuery({
    queryKey: ['contact', 'may-contact', contactId],
    queryFn: () => ok(api.GET('/contacts/{id}/may-contact', { params: { path: { id: contactId } } })).then((page) => page.items.filter((answer) => answer.topic !== null)),
  });
  return (
    <>
      {(answers.data ?? []).map((answer) => (
        <div key={`${answer.topic} ${answer.channel}`} className={recordStyles.line}>
          <Chip tone={answer.allowed ? 'ok' : 'warn'}>{answer.topic}</Chip>
          <span className={recordStyles.grow}>{answer.allowed ? `by ${channels[answer.channel]}: ${answer.basis ?? 'no objection'}` : `not by ${channels[answer.channel]}: ${answer.reason}`}</span>
        </div>
      ))}
    </>
  );
}
