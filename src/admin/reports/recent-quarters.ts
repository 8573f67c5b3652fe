/** The quarters of which a report may be asked on a civil day of Paris, the running one first; `2026-Q4`. */
export function recentQuarters(today: string, count = 8): string[] {
  const [year, month] = today.split('-').map(Number);
  const newest = (year ?? 0) * 4 + Math.floor(((month ?? 1) - 1) / 3);
  return Array.from({ length: count }, (_, back) => {
    const at = newest - back;
    return `${Math.floor(at / 4)}-Q${(at % 4) + 1}`;
  });
}
