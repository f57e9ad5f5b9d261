import { useEffect } from 'react';
import { allCommands, isTyping, keyOf, matchKeys } from './commands';

const patience = 1200;

/** The one keyboard listener of the application. */
export function useHotkeys() {
  useEffect(() => {
    let pressed: string[] = [];
    let timer = 0;
    const forget = () => (pressed = []);

    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing) return;
      const key = keyOf(event);
      if (!key) return;
      const held = key.startsWith('mod+');
      if (!held && (isTyping(event.target) || blockedByDialog(event.target) || pressesIt(key, event.target))) return forget();
      let match = matchKeys([...pressed, key], allCommands());
      if (match) pressed = [...pressed, key];
      else {
        pressed = [key];
        match = matchKeys(pressed, allCommands());
      }
      window.clearTimeout(timer);
      if (match === 'waiting') {
        timer = window.setTimeout(forget, patience);
        return;
      }
      forget();
      if (!match) return;
      event.preventDefault();
      match.command.run();
    }

    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

/** Enter on a link or a button is for that link or button, not for the row that the list is on. */
function pressesIt(key: string, target: EventTarget | null): boolean {
  return key === 'Enter' && target instanceof HTMLElement && target.closest('a, button, summary') !== null;
}

/** While a dialog or menu is open the letters belong to it. */
function blockedByDialog(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[role=dialog][aria-modal=true], [role=menu]') !== null;
}
