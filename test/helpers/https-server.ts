import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createOpensslIdentity, file, openssl } from './openssl.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A certificate authority that only tests trust. */
export interface TestAuthority {
  /** Path, for NODE_EXTRA_CA_CERTS, and text. */
  readonly certificate: string;
  readonly pem: string;
  readonly key: string;
}

interface ServerIdentity {
  readonly key: string;
  readonly cert: string;
}

export function createAuthority(name: string): TestAuthority {
  const { certificate, pem, key } = createOpensslIdentity(name, 'p-256', {
    subject: `/CN=${name}`,
    extensions: ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign'],
  });
  return { certificate, pem, key };
}

/** A server's key and certificate. `names` as in `subjectAltName`: `DNS:localhost`. */
export function issue(authority: TestAuthority, names: string, name = 'server', days = 100): ServerIdentity {
  const [key, request, certificate] = [file(`${name}.tls.key`), file(`${name}.csr`), file(`${name}.tls.pem`)];
  const extensions = file(`${name}.ext`, `subjectAltName=${names}\nbasicConstraints=CA:FALSE\n`);
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', key];
  openssl(['req', '-new', ...newKey, '-subj', '/CN=server', '-out', request]);
  const signer = ['-CA', authority.certificate, '-CAkey', authority.key, '-set_serial', '7'];
  openssl(['x509', '-req', '-in', request, ...signer, '-days', `${days}`, '-extfile', extensions, '-out', certificate]);
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(certificate, 'utf8') };
}

interface Started {
  readonly port: number;
  readonly close: () => Promise<void>;
}

interface StartedServer extends Started {
  /** Connections that arrived, whether TLS came about or not. */
  readonly connections: () => number;
}

export async function startServer(identity: ServerIdentity, answer: RequestListener): Promise<StartedServer> {
  const server = createHttpsServer(identity, answer);
  let connections = 0;
  server.on('connection', () => (connections += 1));
  return { ...(await started(server)), connections: () => connections };
}

/** A proxy that leads every CONNECT to one port of this machine, or refuses with a status; with 0 it never answers. */
export async function startProxy(to: number, status = 200): Promise<Started & { readonly asked: string[] }> {
  const asked: string[] = [];
  const server = createHttpServer();
  server.on('connect', ({ url = '', headers }, client: Socket) => {
    asked.push(`${url} ${headers['proxy-authorization'] ?? ''}`.trim());
    if (status === 0) return;
    if (status !== 200) {
      client.end(`HTTP/1.1 ${status} Refused\r\n\r\n`);
      return;
    }
    const upstream = connect(to, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connected\r\n\r\n');
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on('error', () => client.destroy());
    client.on('error', () => upstream.destroy());
    client.on('close', () => upstream.destroy());
  });
  return { ...(await started(server)), asked };
}

async function started(server: Server): Promise<Started> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // A client that breaks off is what some tests are about.
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The built program as a process of its own, while servers of this process go on answering. */
export async function runProgram(args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  const child = spawn(process.execPath, [`${root}/dist/cli.js`, ...args], {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, error]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => error.push(chunk));
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { status, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(error).toString() };
}
