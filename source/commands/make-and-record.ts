import process from 'node:process';
import {Failure} from '../failure.ts';
import type {PassRequest, PassSecrets} from '../pass.ts';
import {configFolder} from '../presets/folder.ts';
import type {HistorySource} from '../presets/history-entry.ts';
import {type MadePass, makePass, type PassContext} from '../signin/make-pass.ts';

/** Where the pass came from, and whether it may be remembered. */
export type Recording = HistorySource & {
	/** False: `--no-history`, or switched off in settings. */
	readonly history: boolean;
};

export type RecordedPass = MadePass & {
	/** What could not be written, in words; the pass is good all the same. */
	readonly unrecorded?: Failure;
};

/**
 * Makes a pass and remembers it: history without link or secret, and what `daypass -` repeats. A disk that refuses
 * does not take the link away: it is told beside it.
 */
export const makeAndRecord = async (
	request: PassRequest,
	secrets: PassSecrets,
	context: PassContext,
	{history, ...source}: Recording,
): Promise<RecordedPass> => {
	const made = await makePass(request, secrets, context);
	const folder = configFolder(process.env);
	try {
		const {writeLast} = await import('../presets/last.ts');
		writeLast(folder, made.request);
		if (history) {
			const {appendHistory} = await import('../presets/history.ts');
			await appendHistory(folder, made.pass, source);
		}
		return made;
	} catch (error) {
		if (error instanceof Failure) return {...made, unrecorded: error};
		throw error;
	}
};
