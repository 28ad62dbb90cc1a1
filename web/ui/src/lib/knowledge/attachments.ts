// Files of an insight: how large they are in words, and which of them a page may show.

import type { Attachment } from '../api/types';
import { t } from '../i18n/index.svelte';

/** As the server: a larger one would travel in vain. */
export const MOST_BYTES = 5 * 1024 * 1024;
export const ACCEPTED =
  '.png,.jpg,.jpeg,.gif,.webp,.pdf,.txt,.csv,.docx,.xlsx,.pptx,.odt,.ods,.mp3,.m4a,.ogg,.wav';

export const isImage = ({ type, erased }: Attachment): boolean => !erased && type.startsWith('image/');

/** "seal.png, 12 KB"; of one that was erased there is nothing to say. */
export function sizeOf(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1024));
  return kilobytes < 1024
    ? t('attach.kb', { n: kilobytes })
    : t('attach.mb', { n: Math.round((bytes / 1024 / 1024) * 10) / 10 });
}

/** Browsers differ in how they name a kind: only what its bytes do not tell is said, an office document or a table. */
export function typeToSay({ name, type }: Pick<File, 'name' | 'type'>): string {
  if (/\.csv$/i.test(name)) return 'text/csv';
  return /officedocument|opendocument/.test(type) ? type : '';
}
