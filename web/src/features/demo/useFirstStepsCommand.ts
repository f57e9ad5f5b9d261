import { useNavigate } from '@tanstack/react-router';
import { ListChecks } from 'lucide-react';
import { useMemo } from 'react';
import { useCommands } from '@/ui/commands';
import { useMay } from '@/ui/session';
import { usePutAway } from './steps';

/** Brings the first steps back for those who have put them away. */
export function useFirstStepsCommand() {
  const { mutate } = usePutAway();
  const navigate = useNavigate();
  const may = useMay('agreements.edit');
  useCommands(useMemo(() => !may ? [] : [{
    id: 'first-steps', label: 'Show the first steps', group: 'General' as const, icon: ListChecks, words: 'checklist set up onboarding help',
    run: () => { mutate(false); void navigate({ to: '/' }); },
  }], [may, mutate, navigate]));
}
