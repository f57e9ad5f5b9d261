import { lazy, Suspense } from 'react';
import { CommandMenu } from './CommandMenu';
import { HelpOverlay } from './HelpOverlay';
import { closeOverlay, type Overlay } from './overlays';

const CreateContact = lazy(() => import('@/features/people/CreateContact'));
const CreateCompany = lazy(() => import('@/features/companies/CreateCompany'));
const ChangePassword = lazy(() => import('@/features/account/ChangePassword'));
const TaskForm = lazy(() => import('@/features/work/TaskForm'));
const LogCall = lazy(() => import('@/features/work/LogCall'));
const CreateDeal = lazy(() => import('@/features/sales/CreateDeal'));

export default function Overlays({ open }: { open: Overlay }) {
  return (
    <Suspense fallback={null}>
      {open === 'menu' && <CommandMenu onClose={closeOverlay} />}
      {open === 'help' && <HelpOverlay onClose={closeOverlay} />}
      {open === 'contact' && <CreateContact onClose={closeOverlay} />}
      {open === 'company' && <CreateCompany onClose={closeOverlay} />}
      {open === 'password' && <ChangePassword onClose={closeOverlay} />}
      {open === 'task' && <TaskForm onClose={closeOverlay} />}
      {open === 'call' && <LogCall onClose={closeOverlay} />}
      {open === 'deal' && <CreateDeal onClose={closeOverlay} />}
    </Suspense>
  );
}
