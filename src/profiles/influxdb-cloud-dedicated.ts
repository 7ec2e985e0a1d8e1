import type { Profile } from './profile.ts';

export const influxdbCloudDedicated = {
  id: 'influxdb-cloud-dedicated',
  service: 'InfluxDB Cloud Dedicated',
  destination: 'your cluster',
  support: 'InfluxData support',
  supportContact: 'https://support.influxdata.com',
  callbackUrl: 'https://auth.influxdata.com/login/callback',
  hosts: ['auth.influxdata.com'],
  // What follows is from the page in `references`.
  enabledBy: 'InfluxData Sales (https://www.influxdata.com/contact-sales/, a paid option)',
  secretHandOver: 'by the secure method that InfluxData support provides',
  access: 'Whoever can log in has administrative access.',
  references: ['https://docs.influxdata.com/influxdb3/cloud-dedicated/admin/sso/'],
} as const satisfies Profile;
