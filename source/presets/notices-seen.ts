import {ensureFolder, noticesSeenFile} from './folder.ts';
import {keptJson} from './kept-json.ts';
import {readBytes} from './read-bytes.ts';
import {replaceFile} from './replace-file.ts';
import {parseVersioned} from './versioned.ts';

/** Something that is told once and not again. */
export type OneTimeNotice = 'cloudshell-home';

/**
 * Whether something is still to be said; from then on it is not. A disk that refuses makes nobody miss it: it is said
 * once more the next time.
 */
export const firstTime = (folder: string, notice: OneTimeNotice): boolean => {
	try {
		const seen = seenBefore(folder);
		if (seen.includes(notice)) return false;
		ensureFolder(folder);
		replaceFile(noticesSeenFile(folder), keptJson({version: 1, said: [...seen, notice]}));
	} catch {
		// Nothing but a repetition hangs on it.
	}
	return true;
};

const seenBefore = (folder: string): readonly unknown[] => {
	const bytes = readBytes(noticesSeenFile(folder));
	const parsed = bytes && parseVersioned(bytes);
	const said = parsed?.ok ? parsed.content['said'] : [];
	return Array.isArray(said) ? said : [];
};
