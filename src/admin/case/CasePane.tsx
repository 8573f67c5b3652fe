export function CasePane({ id, onLeave }: { readonly id: string; readonly onLeave: () => void }) {
  return (
    <button type="button" onClick={onLeave}>
      {id}
    </button>
  );
}
