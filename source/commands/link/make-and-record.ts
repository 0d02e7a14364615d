import {Failure} from '../../failure.ts';
import type {FilledRequest} from '../../pass/fill-in.ts';
import type {PassSecrets, RequestName} from '../../pass/pass.ts';
import {appendHistory} from '../../presets/history.ts';
import type {HistorySource} from '../../presets/history-entry.ts';
import {writeLast} from '../../presets/last.ts';
import {makerNames} from '../../presets/maker-names.ts';
import {type MadePass, makePass, type PassContext, withFindings} from '../../signin/make-pass.ts';
import {type PackedSize, TooLarge} from '../../signin/packed-size.ts';

/** Where the pass came from, and whether it may be remembered. */
export type Recording = HistorySource & {
	/** False: `--no-history`, or switched off in settings. */
	readonly history: boolean;
	/** What somebody asked for: the rest is filled in anew the next time. */
	readonly asked: readonly RequestName[];
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
	request: FilledRequest,
	secrets: PassSecrets,
	context: PassContext,
	{history, asked, ...source}: Recording,
	folder: string,
): Promise<RecordedPass> => {
	const made = await makePass(request, secrets, {...context, names: makerNames(folder)}).catch(
		async (refused: unknown) => {
			const packed = refused instanceof TooLarge ? refused.packed : undefined;
			if (packed && history) await rememberPacked(folder, packed);
			throw refused;
		},
	);
	try {
		writeLast(folder, {request: made.request, asked});
		if (history) {
			await appendHistory(folder, made.pass, source, made.request);
			if (made.packed) await rememberPacked(folder, made.packed);
		}
		return made;
	} catch (error) {
		if (error instanceof Failure) return {...made, unrecorded: error};
		throw error;
	}
};

/**
 * The pass with what the preflight found, which is remembered with the request: the next time it is known without
 * asking. That it can't be written was told of the pass before.
 */
export const withRememberedFindings = async (
	recorded: RecordedPass,
	asked: readonly RequestName[],
	folder: string,
): Promise<RecordedPass> => {
	const whole = await withFindings(recorded);
	if (whole.request === recorded.request || whole.unrecorded) return whole;
	try {
		writeLast(folder, {request: whole.request, asked});
	} catch (error) {
		if (!(error instanceof Failure)) throw error;
	}
	return whole;
};

/** For the next pass of that scope. Only a hint: a disk that refuses it is nothing to tell. */
const rememberPacked = async (folder: string, size: PackedSize): Promise<void> => {
	const {rememberPackedSize} = await import('../../presets/packed-sizes.ts');
	try {
		rememberPackedSize(folder, size);
	} catch (error) {
		if (!(error instanceof Failure)) throw error;
	}
};
