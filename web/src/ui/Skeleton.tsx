import styles from './pieces.module.css';

export function Skeleton({ width = '100%', height = 12 }: { width?: number | string; height?: number | string }) {
  return <span className={styles.skeleton} style={{ width, height }} aria-hidden />;
}

/** A few lines of the height that the text will have. */
export function SkeletonLines({ count = 5, gap = 16 }: { count?: number; gap?: number }) {
  return (
    <div style={{ display: 'grid', gap, padding: 16 }} role="status" aria-label="Loading">
      {Array.from({ length: count }, (_, index) => (
        <Skeleton key={index} width={`${88 - ((index * 17) % 40)}%`} />
      ))}
    </div>
  );
}
