import type { Renderer } from './renderer.ts';

/** All formats that `--format` offers. Each loads when it is asked for: JSON needs no text layout. */
export const renderers = [
  { id: 'text', load: async () => (await import('./text.ts')).renderText },
  { id: 'json', load: async () => (await import('./json.ts')).renderJson },
  { id: 'markdown', load: async () => (await import('./markdown.ts')).renderMarkdown },
  { id: 'html', load: async () => (await import('./html/render-html.ts')).renderHtml },
] as const satisfies readonly Renderer[];

export type RendererId = (typeof renderers)[number]['id'];

export function rendererById(id: RendererId): Renderer {
  return renderers.find((renderer) => renderer.id === id) ?? renderers[0];
}
