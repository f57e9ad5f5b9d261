import { CalendarDays, ListTodo, type LucideIcon, Mail, Phone } from 'lucide-react';
import type { TaskKind } from '@/api/types';

export const taskKinds: { value: TaskKind; label: string; icon: LucideIcon }[] = [
  { value: 'todo', label: 'To do', icon: ListTodo },
  { value: 'call', label: 'Call', icon: Phone },
  { value: 'email', label: 'Mail', icon: Mail },
  { value: 'meeting', label: 'Meeting', icon: CalendarDays },
];

export function kindOf(kind: TaskKind) {
  return taskKinds.find((one) => one.value === kind) ?? taskKinds[0]!;
}
