export const Logo = ({ size = 32 }: { readonly size?: number }) => (
  <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true">
    <rect width="32" height="32" rx="9" fill="var(--accent)" />
    <path
      d="M22 11.2A7.2 7.2 0 1 0 23.2 17H17"
      fill="none"
      stroke="var(--on-accent)"
      strokeWidth="2.8"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
);
