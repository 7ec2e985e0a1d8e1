import { expect, test } from 'vitest';
import { isPublicAddress, isPublicHost } from '../../src/watch/public-address.ts';

test.each([
  ['loopback', '127.0.0.1'],
  ['its whole network', '127.255.255.254'],
  ['unspecified', '0.0.0.0'],
  ['private, 10/8', '10.1.2.3'],
  ['private, 172.16/12', '172.31.255.255'],
  ['private, 192.168/16', '192.168.1.1'],
  ['shared by carriers', '100.64.0.1'],
  ['link-local, where clouds keep credentials', '169.254.169.254'],
  ['of Alibaba’s metadata service', '100.100.100.200'],
  ['of Oracle’s', '192.0.0.192'],
  ['of Azure’s platform', '168.63.129.16'],
  ['for documentation', '203.0.113.7'],
  ['for benchmarks', '198.19.0.1'],
  ['multicast', '224.0.0.1'],
  ['reserved', '250.0.0.1'],
  ['broadcast', '255.255.255.255'],
  ['loopback, IPv6', '::1'],
  ['unspecified, IPv6', '::'],
  ['IPv4 in IPv6', '::ffff:127.0.0.1'],
  ['the same in hexadecimal', '::ffff:7f00:1'],
  ['IPv4-compatible', '::127.0.0.1'],
  ['a public one in it, which nobody resolves to', '::ffff:93.184.215.14'],
  ['link-local, IPv6', 'fe80::1'],
  ['unique local', 'fd00:ec2::254'],
  ['site-local', 'fec0::1'],
  ['multicast, IPv6', 'ff02::1'],
  ['documentation, IPv6', '2001:db8::1'],
  ['Teredo', '2001:0:4136:e378:8000:63bf:3fff:fdd2'],
  ['6to4 around a private one', '2002:7f00:1::'],
  ['NAT64 around loopback', '64:ff9b::7f00:1'],
  ['NAT64 around a metadata service', '64:ff9b::169.254.169.254'],
  ['local NAT64', '64:ff9b:1::1'],
  ['no address', 'example.com'],
  ['nothing', ''],
])('%s is not public: %s', (_name, address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each([
  '93.184.215.14',
  '9.255.255.255',
  '11.0.0.0',
  '172.15.255.255',
  '172.32.0.0',
  '192.167.255.255',
  '100.63.255.255',
  '100.128.0.0',
  '168.63.129.17',
  '223.255.255.255',
  '2606:2800:21f:cb07:6820:80da:af6b:8b2c',
  '2a00:1450:4001:81b::200e',
  '64:ff9b::93.184.215.14',
])('%s is public', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test.each([
  'https://2130706433/',
  'https://0x7f.1/',
  'https://0177.0.0.1/',
  'https://127.1/',
  'https://0/',
  'https://[::1]/',
  'https://[::ffff:7f00:1]/',
  'https://[::ffff:169.254.169.254]/',
  'https://[64:ff9b::127.0.0.1]/',
  'https://127.0.0.1./',
  'https://LOCALHOST/',
  'https://localhost./',
  'https://idp.localhost/',
  'https://１２７.0.0.1/',
])('%s names no public host', (address) => {
  expect(isPublicHost(new URL(address).hostname)).toBe(false);
});

test.each([
  'https://idp.example.com/',
  'https://93.184.215.14/',
  'https://[2606:2800:21f:cb07::1]/',
  'https://mylocalhost/',
])('%s may', (address) => {
  expect(isPublicHost(new URL(address).hostname)).toBe(true);
});
