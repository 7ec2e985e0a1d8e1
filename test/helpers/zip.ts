import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly content: Buffer;
  /** Unix mode; default a plain file. */
  readonly mode?: number;
}

/** A zip archive with deflated members, whatever their names are (APPNOTE.TXT 4.3). */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  let offset = 0;
  const members: Buffer[] = [];
  const directory: Buffer[] = [];
  for (const { name, content, mode = 0o100644 } of entries) {
    const packed = deflateRawSync(content);
    const fixed = Buffer.alloc(26);
    fixed.writeUInt16LE(20, 0);
    fixed.writeUInt16LE(8, 4);
    fixed.writeUInt32LE(crc32(content), 10);
    fixed.writeUInt32LE(packed.length, 14);
    fixed.writeUInt32LE(content.length, 18);
    fixed.writeUInt16LE(Buffer.byteLength(name), 22);
    const member = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), fixed, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(mode * 65_536, 6);
    rest.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0003', 'latin1'), fixed, rest, Buffer.from(name)]),
    );
    members.push(member);
    offset += member.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(Buffer.concat(directory).length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...members, ...directory, Buffer.from('PK\u0005\u0006', 'latin1'), end]);
}
