import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';

/** What a failing URL takes from the command line to the answer. */
const startUp = ['src/main.ts', 'src/commands/diagnose.ts', 'src/render/json.ts'];
/** What the first frame of the screen takes beside that. */
const screen = ['src/render/tui/index.ts'];

/**
 * The program: `cli.js`, `triage-worker.js`, and chunks that load when a run needs them. Node takes a millisecond and more for every file, so
 * what every start needs is one file. Returns the files that went in.
 */
export async function bundleProgram(root) {
  const graph = new Map();
  const needed = new Set();
  const drawn = new Set();
  const remember = {
    name: 'remember-start-up',
    buildEnd() {
      for (const id of this.getModuleIds()) graph.set(id, this.getModuleInfo(id).importedIds);
      const visit = (id, seen) => {
        if (seen.has(id)) return;
        seen.add(id);
        for (const next of graph.get(id) ?? []) visit(next, seen);
      };
      for (const file of startUp) visit(join(root, file), needed);
      for (const file of screen) visit(join(root, file), drawn);
    },
  };
  // The worker is what threads of triage start with; they share the program's chunks.
  const input = { cli: join(root, 'src/cli.ts'), 'triage-worker': join(root, 'src/triage/worker.ts') };
  return bundle(root, input, {
    plugins: [remember],
    output: {
      chunkFileNames: 'chunks/[name]-[hash].js',
      codeSplitting: {
        groups: [
          // `--version` is answered without anything else.
          { name: 'version', test: (id) => id === join(root, 'src/version.ts'), priority: 2 },
          { name: 'start-up', test: (id) => needed.has(id), priority: 1 },
          { name: 'screen', test: (id) => drawn.has(id), priority: 0 },
        ],
      },
    },
  });
}

/** The library as one file: it shares nothing with the program. Returns the files that went in. */
export function bundleLibrary(root) {
  return bundle(root, { index: join(root, 'src/index.ts') }, { plugins: [], output: { codeSplitting: false } });
}

async function bundle(root, input, { plugins, output }) {
  const { dependencies = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const packages = Object.keys(dependencies);
  const bundler = await rolldown({
    cwd: root,
    input,
    platform: 'node',
    // Parsers that read hostile input stay ordinary dependencies, so that audits see them.
    external: (id) => packages.some((name) => id === name || id.startsWith(`${name}/`)),
    // Ours starts without Intl.Segmenter; see there.
    resolve: { alias: { 'string-width': join(root, 'src/text/cell-width.ts') } },
    transform: { target: 'node20.19', define: { 'process.env.NODE_ENV': '"production"' } },
    plugins: [withoutDevtools, withoutFetch, ...plugins],
    // What several commands load is with good reason imported both ways.
    checks: { ineffectiveDynamicImport: false },
  });
  const written = await bundler.write({
    dir: join(root, 'dist'),
    format: 'es',
    // Node reads every byte at each start. Names are kept, so that a stack trace can be read.
    minify: { mangle: false, compress: false, codegen: true },
    comments: { legal: false },
    ...output,
  });
  await bundler.close();
  return written.output.flatMap((file) => file.moduleIds ?? []);
}

/** Ink loads it where DEV=true is set, to develop Ink itself; it would bring a web socket server. */
const withoutDevtools = {
  name: 'without-devtools',
  load: { filter: { id: /ink\/build\/devtools\.js$/ }, handler: () => '' },
};

/** Yoga decodes its WebAssembly by itself where there is no `fetch`. Node’s loads an HTTP client first, for which the first key would wait. */
const withoutFetch = {
  name: 'without-fetch',
  transform: {
    filter: { id: /yoga-layout\/dist\/binaries\/yoga-wasm-base64-esm\.js$/ },
    handler: (code) => `const fetch = undefined;\n${code}`,
  },
};
