/** Addresses: every screen and its state are in the URL, so that back, reload and a shared link work. */
import { type AnchorHTMLAttributes, useCallback } from 'react';
import { useLocation, Link as WouterLink } from 'wouter';

export function useGo(): (to: string, replace?: boolean) => void {
  const [, go] = useLocation();
  return useCallback((to, replace = false) => go(to, { replace }), [go]);
}

interface LinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  readonly to: string;
  readonly 'data-on'?: true | undefined;
}

export const Link = ({ to, ...rest }: LinkProps) => <WouterLink href={to} {...rest} />;
