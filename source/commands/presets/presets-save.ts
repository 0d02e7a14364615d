import {Command} from 'commander';
import {isDemo} from '../../environment.ts';
import {Failure} from '../../failure.ts';
import {onlyAsked} from '../../pass/fill-in.ts';
import type {PassRequest, Preset} from '../../pass/pass.ts';
import {withKeptExternalId} from '../../presets/kept-external-id.ts';
import {readLast} from '../../presets/last.ts';
import {checkPresetName} from '../../presets/preset-name.ts';
import {presetOutput} from '../../presets/preset-output.ts';
import {readPresets} from '../../presets/read-presets.ts';
import {savePreset} from '../../presets/store.ts';
import {withAnswerOf} from '../../signin/accepted.ts';
import {destinationProblem} from '../../signin/destination-check.ts';
import {plainText} from '../../text/plain-text.ts';
import {confirm} from '../ask.ts';
import {givenSecrets} from '../link/given-secrets.ts';
import {addLinkOptions} from '../link/link-flags.ts';
import {type LinkOptions, layOver, requestFromOptions, requestOverrides} from '../link/link-options.ts';
import type {World} from '../world.ts';

type SaveOptions = LinkOptions & {readonly force?: boolean; readonly note?: string; readonly json?: boolean};

export const saveCommand = (world: World): Command =>
	addLinkOptions(
		new Command('save')
			.description(
				'keep choices under a name; without --role those of the preset it replaces, or of the last link',
			)
			.argument('<name>')
			.option('--note <text>', 'a note to yourself')
			.option('-f, --force', 'replace a preset of that name without asking')
			.option('--json', 'JSON on standard output'),
	).action(async (name: string, options: SaveOptions) => {
		const {folder, env, out, err} = world;
		const before = (await readPresets(folder)).find((preset) => preset.name === name);
		if (before === undefined) checkPresetName(name);
		const secrets = await givenSecrets(options, world);
		const chosen = await chosenRequest(options, before, folder);
		checkDestination(chosen);
		if (before !== undefined && !options.force && !(await mayReplace(before, world))) {
			err.line('Nothing was saved.');
			return;
		}
		// The SDK is loaded only here: the other subcommands need none of it.
		const [{resolveForSaving}, {saveNotes}] = await Promise.all([
			import('./presets-resolve.ts'),
			import('./save-notes.ts'),
		]);
		const request = await resolveForSaving(chosen, secrets, world);
		const {externalId} = secrets;
		const note = options.note ?? before?.note;
		const preset: Preset = {
			...request,
			name,
			...(externalId === undefined ? {} : {externalId}),
			...(note === undefined ? {} : {note}),
		};
		const kept = withAnswerOf(withKeptExternalId(preset, before), before);
		await savePreset(folder, kept, {replace: before !== undefined});
		const notes = await saveNotes(request, secrets, world);
		if (options.json) out.json({version: 1, preset: presetOutput(kept), notes});
		else {
			const saved = `Saved “${name}”: ${whose(preset)}.`;
			err.line(isDemo(env) ? saved : `${saved} Use it: daypass ${name}`);
			for (const note of notes) err.line(`Note: ${note}`);
		}
	});

/** What the flags say, laid over the preset that is replaced or over the last link where they name nobody. */
const chosenRequest = async (
	options: LinkOptions,
	before: Preset | undefined,
	folder: string,
): Promise<PassRequest> => {
	const overrides = requestOverrides(options);
	if (overrides.role !== undefined || overrides.self) return overrides;
	if (before === undefined) {
		return overrides.profile === undefined ? layOver(await lastAsked(folder, options), overrides) : overrides;
	}
	const {name: _name, note: _note, externalId: _kept, ...request} = before;
	return layOver(request, overrides);
};

/** What was asked for the last time; where there was none, what the flags ask for has to do. */
const lastAsked = async (folder: string, options: LinkOptions): Promise<PassRequest> => {
	try {
		const {request, asked} = await readLast(folder);
		return onlyAsked(request, asked);
	} catch (error) {
		if (!(error instanceof Failure) || error.code !== 'nothing-to-repeat') throw error;
		return requestFromOptions(options);
	}
};

const checkDestination = (request: PassRequest): void => {
	const problem = destinationProblem(request);
	if (problem !== undefined) throw new Failure(problem.code, problem.message, problem.hint);
};

/** What a preset is a pass for, in a word. */
const whose = ({role, profile}: PassRequest): string =>
	role ?? (profile === undefined ? 'the session at hand' : `the profile ${plainText(profile, 60)}`);

const mayReplace = async (before: Preset, {ask}: World): Promise<boolean> => {
	const {name} = before;
	if (ask) return confirm(ask, `There is already a preset “${name}” (${whose(before)}). Replace it?`);
	throw new Failure(
		'preset-exists',
		`There is already a preset “${name}”.`,
		'Choose another name, or replace it with --force.',
	);
};
