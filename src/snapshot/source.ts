import { type LoadResult, loadFiles, loadFolder } from '../content/load/load.ts';
import { bundleFiles } from './bundle.ts';
import { type BundleAddress, bundleName, fetchBundle } from './fetch-bundle.ts';

/** Where content comes from: a folder, or the bundle at a URL. */
export type ContentSource = { readonly folder: string } | BundleAddress;

/** Reads and checks all content. Never throws for what is wrong with the content or its place. */
export async function loadSource(source: ContentSource, signal: AbortSignal): Promise<LoadResult> {
  if ('folder' in source) return loadFolder(source.folder);
  const fetched = await fetchBundle(source, signal);
  if ('issue' in fetched) return { ok: false, issues: [fetched.issue], warnings: [] };
  const { files, issues } = bundleFiles(fetched.bytes, bundleName(source.url));
  return issues.length > 0 ? { ok: false, issues, warnings: [] } : loadFiles(files);
}
