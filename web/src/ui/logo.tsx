// The product's mark: stairs going down a well, what is done on the left, what is left on the right.
export function Logo({ size = 30 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 30 30" aria-hidden="true">
      <rect width="30" height="30" rx="8" fill="#0e5a6b" />
      <g fill="none" strokeWidth="2.6" strokeLinecap="round" strokeLinejoin="round">
        <path d="M5.2 8.5h5.1V13h3.9v4.5H18v4.2h6.7" stroke="#f6f4ef" />
        <path d="M17.8 8.5h6.9M21.4 14h3.3" stroke="#e0ae95" />
      </g>
    </svg>
  );
}
