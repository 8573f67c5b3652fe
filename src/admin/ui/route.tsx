/** Addresses: every screen and its state are in the URL, so that back, reload and a shared link work. */
import { type AnchorHTMLAttributes, useCallback, useMemo } from 'react';
import { useLocation, useSearch, Link as WouterLink } from 'wouter';

export function useGo(): (to: string, replace?: boolean) => void {
  const [, go] = useLocation();
  return useCallback((to, replace = false) => go(to, { replace }), [go]);
}

/** What stands behind `?`, as it is now. */
export function useQueryString(): URLSearchParams {
  const search = useSearch();
  return useMemo(() => new URLSearchParams(search), [search]);
}

interface LinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  readonly to: string;
  readonly 'data-on'?: true | undefined;
  readonly replace?: boolean;
}

export const Link = ({ to, ...rest }: LinkProps) => <WouterLink href={to} {...rest} />;
