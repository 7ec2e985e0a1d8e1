import { BlockList, isIP } from 'node:net';

/**
 * Ranges of IPv4 that are no host on the public Internet: IANA's special-purpose registry (RFC 6890) and multicast. Clouds answer with
 * credentials in some of them (169.254.169.254, 100.100.100.200, 192.0.0.192), and Azure at an address that looks public.
 */
const notPublicIpv4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '168.63.129.16/32',
];

/** Public IPv6 is 2000::/3 (RFC 4291 §2.4) without these: protocol assignments with Teredo, documentation, 6to4, which hides an IPv4 address. */
const notPublicIpv6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

/** Networks without IPv4 reach it by this prefix (RFC 6052 §2.1); the address at its end is the one that counts. */
const nat64 = '64:ff9b::';

const blocked = new BlockList();
const publicIpv6 = new BlockList();
publicIpv6.addSubnet('2000::', 3, 'ipv6');
publicIpv6.addSubnet(nat64, 96, 'ipv6');
for (const range of notPublicIpv6) blocked.addSubnet(...split(range), 'ipv6');
for (const range of notPublicIpv4) {
  const [network, prefix] = split(range);
  blocked.addSubnet(network, prefix, 'ipv4');
  blocked.addSubnet(nat64 + network, 96 + prefix, 'ipv6');
}

function split(range: string): [network: string, prefix: number] {
  const [network = '', prefix = ''] = range.split('/');
  return [network, Number(prefix)];
}

/** Whether an IP address is a host on the public Internet. IPv6 with an IPv4 address mapped into it never is: nobody resolves to that. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !blocked.check(address, 'ipv4');
    case 6:
      return publicIpv6.check(address, 'ipv6') && !blocked.check(address, 'ipv6');
    default:
      return false;
  }
}

/** Whether a host as an address writes it, after `URL` has normalised it, may be asked for. A name may; what it resolves to is checked later. */
export function isPublicHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (isIP(host) !== 0) return isPublicAddress(host);
  // RFC 6761 §6.3: always this machine.
  return host !== '' && host !== 'localhost' && !host.endsWith('.localhost');
}
