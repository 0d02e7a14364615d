import {Failure, isRoleGone} from '../../failure.ts';
import {namesIn} from '../../pass/fill-in.ts';
import type {PassRequest, PassSecrets, RequestName} from '../../pass/pass.ts';
import type {HistorySource} from '../../presets/history-entry.ts';
import {readLast} from '../../presets/last.ts';
import {isOfTeam, type Kept, readKept} from '../../presets/read-presets.ts';
import {repairSentence} from '../../presets/repair-sentence.ts';
import {isSameQuestion} from '../../signin/accepted.ts';
import {knownPreset} from '../presets/known-preset.ts';
import type {World} from '../world.ts';
import {givenSecrets} from './given-secrets.ts';
import {type HandOutOptions, handOut} from './hand-out.ts';
import {type LinkOptions, layOver, requestOverrides} from './link-options.ts';

/** A request that was made or kept before. */
export type Remembered = {
	readonly request: PassRequest;
	/** What of it somebody asked for. */
	readonly asked: readonly RequestName[];
	readonly secrets: PassSecrets;
	readonly source: HistorySource;
	readonly kept: Kept;
};

/**
 * What a word that is no command stands for: a preset's name, `-` for the last pass, or a mistake, which throws kind
 * `usage`. What this file imports is what a link by name loads: one chunk (scripts/build.mjs), without commander, the
 * SDK's clients or the policy language; config.json is read once.
 */
export const remembered = async (
	word: string,
	commandNames: readonly string[],
	{folder, env}: World,
): Promise<Remembered> => {
	const kept = await readKept(folder, env);
	if (word === '-') return {...(await readLast(folder)), secrets: {}, source: {source: 'last'}, kept};
	const preset = await knownPreset(word, commandNames, kept);
	const {name, note: _note, externalId, ...request} = preset;
	const secrets = externalId === undefined ? {} : {externalId};
	return {request, asked: namesIn(request), secrets, source: {source: 'preset', preset: name}, kept};
};

/** A remembered request, with the flags laid over it, made and handed out. */
export const recall = async (
	{request, asked, secrets, source, kept}: Remembered,
	options: LinkOptions & HandOutOptions,
	world: World,
): Promise<void> => {
	const {preset} = source;
	if (preset !== undefined && isOfTeam(preset, kept) && !options.json && !options.quiet) {
		const {teamNotes} = await import('./team-note.ts');
		for (const note of await teamNotes(preset, request, kept)) world.err.line(note);
	}
	const overrides = requestOverrides(options);
	const wanted = layOver(request, overrides);
	const handedOut = handOut(
		{
			request: wanted,
			asked: [...asked, ...namesIn(overrides)],
			secrets: {...secrets, ...(await givenSecrets(options, world))},
			source,
			isNew: !isSameQuestion(wanted, request),
			kept,
		},
		options,
		world,
	);
	await handedOut.catch((error: unknown) => {
		throw preset === undefined || wanted.role !== request.role
			? error
			: withRepair(error, preset, isOfTeam(preset, kept));
	});
};

/** What is gone is named by the preset: there it is put right. */
const withRepair = (error: unknown, preset: string, isTeams: boolean): unknown => {
	if (!(error instanceof Failure) || !isRoleGone(error.code)) return error;
	return error.explained(`${error.hint} ${repairSentence(preset, isTeams)}`.trim());
};
