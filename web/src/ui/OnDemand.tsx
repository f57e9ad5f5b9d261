import { cloneElement, type ComponentType, type MouseEvent, type ReactElement, Suspense, useState } from 'react';

interface ButtonLike {
  onClick?: (event: MouseEvent) => void;
}

export interface OnDemandProps {
  /** The button that opens it. */
  target: ReactElement<ButtonLike>;
}

/**
 * A button whose menu is fetched when it is first wanted: the code for floating layers is a fifth of what the first
 * page would otherwise load. The menu opens by itself when it arrives (`defaultOpened`) and takes over the button.
 */
export function OnDemand<P extends object>({ target, menu: Menu, with: props }: OnDemandProps & { menu: ComponentType<P & OnDemandProps>; with: P }) {
  const [wanted, setWanted] = useState(false);
  if (!wanted) return cloneElement(target, { onClick: () => setWanted(true) });
  return (
    <Suspense fallback={target}>
      <Menu {...props} target={target} />
    </Suspense>
  );
}
