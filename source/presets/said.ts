import {ensureFolder, saidFile} from './folder.ts';
import {readBytes} from './read-bytes.ts';
import {replaceFile} from './replace-file.ts';
import {parseVersioned} from './versioned.ts';

/** Something that is told once and not again. */
export type Saying = 'cloudshell-home';

/**
 * Whether something is still to be said; from then on it is not. A disk that refuses makes nobody miss it: it is said
 * once more the next time.
 */
export const firstTime = (folder: string, saying: Saying): boolean => {
	try {
		const said = saidBefore(folder);
		if (said.includes(saying)) return false;
		ensureFolder(folder);
		replaceFile(saidFile(folder), `${JSON.stringify({version: 1, said: [...said, saying]})}\n`);
	} catch {
		// Nothing but a repetition hangs on it.
	}
	return true;
};

const saidBefore = (folder: string): readonly unknown[] => {
	const bytes = readBytes(saidFile(folder));
	const parsed = bytes && parseVersioned(bytes);
	const said = parsed?.ok ? parsed.content['said'] : [];
	return Array.isArray(said) ? said : [];
};
