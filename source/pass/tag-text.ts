import {Failure} from '../failure.ts';
import {plainText} from '../text/plain-text.ts';
import type {Values} from './pass.ts';

type Tags = Values['tags'];

/**
 * The first `=` that is none of the key's own, which stand behind a backslash: AWS takes `=` in a key, but no
 * backslash.
 */
const separator = /(?<!\\)=/;

/**
 * Reads `key=value`, one text a tag.
 * @throws Failure `tag-malformed` for what is no tag; `tag-repeated` for a key that is there already.
 */
export const parseTags = (entries: readonly string[]): Tags => {
	const parsed = new Map<string, string>();
	for (const entry of entries) {
		const at = entry.search(separator);
		const shown = `“${plainText(entry, 60)}”`;
		if (at <= 0) {
			throw new Failure('tag-malformed', `${shown} is not a session tag.`, 'Write it like team=audit.');
		}
		const key = entry.slice(0, at).replaceAll('\\=', '=');
		// AWS compares tag keys without regard to case (STS API Reference, "AssumeRole").
		if ([...parsed.keys()].some((other) => other.toLowerCase() === key.toLowerCase())) {
			throw new Failure(
				'tag-repeated',
				`${shown} gives a session tag a second value.`,
				'Give each key once.',
			);
		}
		parsed.set(key, entry.slice(at + 1));
	}
	return Object.fromEntries(parsed);
};

/** The texts that {@link parseTags} reads the same tags from. */
export const formatTags = (tags: Tags): readonly string[] =>
	Object.entries(tags).map(([key, value]) => `${key.replaceAll('=', '\\=')}=${value}`);
