/** A bound host as it stands in a URL: this machine where it is any address, IPv6 addresses in brackets. */
export function hostInUrl(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
