import styles from './Shell.module.css';

export function Logo() {
  return (
    <svg className={styles.logo} viewBox="0 0 32 32" aria-hidden>
      <defs>
        <linearGradient id="tandem-logo" x1="0" y1="0" x2="1" y2="1">
          <stop stopColor="#7c3aed" />
          <stop offset="1" stopColor="#0d9488" />
        </linearGradient>
      </defs>
      <rect width="32" height="32" rx="9" fill="url(#tandem-logo)" />
      <g fill="none" stroke="#fff" strokeWidth="2.4" strokeLinecap="round" strokeLinejoin="round">
        <circle cx="11" cy="19" r="5" />
        <circle cx="21" cy="19" r="5" />
        <path d="M11 19 14 11h6" />
      </g>
    </svg>
  );
}
