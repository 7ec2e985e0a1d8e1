import { renderJson } from './json.ts';
import { renderMarkdown } from './markdown.ts';
import type { Renderer } from './renderer.ts';
import { renderText } from './text.ts';

/** All formats that `--format` offers. */
export const renderers = [
  { id: 'text', render: renderText },
  { id: 'json', render: renderJson },
  { id: 'markdown', render: renderMarkdown },
] as const satisfies readonly Renderer[];

export type RendererId = (typeof renderers)[number]['id'];

export function rendererById(id: RendererId): Renderer {
  return renderers.find((renderer) => renderer.id === id) ?? renderers[0];
}
