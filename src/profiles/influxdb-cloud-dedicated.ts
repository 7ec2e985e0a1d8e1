import type { Profile } from './profile.ts';

export const influxdbCloudDedicated = {
  id: 'influxdb-cloud-dedicated',
  service: 'InfluxDB Cloud Dedicated',
  destination: 'your cluster',
  support: 'InfluxData support',
  supportContact: 'https://support.influxdata.com',
  callbackUrl: 'https://auth.influxdata.com/login/callback',
  hosts: ['auth.influxdata.com'],
  // Both from the page below: single sign-on is a paid upgrade, and support says which credentials it needs.
  enabledBy: 'InfluxData Sales (https://www.influxdata.com/contact-sales/, a paid option)',
  references: ['https://docs.influxdata.com/influxdb3/cloud-dedicated/admin/sso/'],
} as const satisfies Profile;
