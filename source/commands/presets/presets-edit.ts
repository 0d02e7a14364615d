import {isDeepStrictEqual} from 'node:util';
import {Command} from 'commander';
import {Failure} from '../../failure.ts';
import type {Preset} from '../../pass/pass.ts';
import {editText, parseEditText} from '../../presets/edit-text.ts';
import {type Draft, openDraft} from '../../presets/editor.ts';
import {presetOutput} from '../../presets/preset-output.ts';
import {readOwnPreset} from '../../presets/read-presets.ts';
import {editPreset} from '../../presets/store.ts';
import {confirm} from '../ask.ts';
import type {World} from '../world.ts';

export const editCommand = (world: World): Command =>
	new Command('edit')
		.description('change a preset in your editor ($VISUAL, $EDITOR or vi)')
		.argument('<name>')
		.option('--json', 'JSON on standard output')
		.action(async (name: string, {json}: {readonly json?: boolean}) => {
			const before = await readOwnPreset(world.folder, name, world.env);
			checkTerminal(world);
			const edited = await editUntilRight(before, world, json ?? false);
			if (json) world.out.json({version: 1, preset: presetOutput(edited ?? before)});
			else world.err.line(edited === undefined ? 'Nothing was changed.' : `Changed “${edited.name}”.`);
		});

/** vi draws on whatever it is given; an editor of the user's own may need no terminal. */
const checkTerminal = ({ask, env}: World) => {
	if (ask || env['VISUAL'] || env['EDITOR']) return;
	throw new Failure(
		'no-terminal',
		'There is no terminal to edit on.',
		'Set EDITOR to a command that needs none, or save it again with daypass presets save <name> --force.',
	);
};

/** Undefined: no change. Whatever else it ends with, what was written is not lost: its file is named. */
const editUntilRight = async (before: Preset, world: World, json: boolean): Promise<Preset | undefined> => {
	const {folder, env, err} = world;
	const draft = openDraft(folder, before.name, env, (sentence) => err.line(sentence));
	try {
		const edited = await rounds(before, draft, world);
		if (edited !== 'given up') {
			draft.discard();
			return edited;
		}
		const where = draft.leave();
		if (where !== undefined) err.line(where);
		return undefined;
	} catch (error) {
		const where = draft.leave();
		if (where === undefined || !(error instanceof Failure)) throw error;
		// Of what is cancelled nothing else is told to a person.
		if (error.kind === 'cancelled' && !json) err.line(where);
		throw new Failure(error.code, error.message, `${error.hint} ${where}`.trim(), error.cause);
	}
};

/** Back into the editor, with what was typed, as long as it is wrong and somebody wants to. Undefined: no change. */
const rounds = async (
	before: Preset,
	draft: Draft,
	{folder, err, ask}: World,
): Promise<Preset | 'given up' | undefined> => {
	let text = editText(before);
	for (;;) {
		text = await draft.edit(text);
		const edited = parseEditText(text, before);
		if (edited.ok && isDeepStrictEqual(edited.preset, before)) return undefined;
		const failure = edited.ok
			? await keep(folder, before.name, edited.preset)
			: notUnderstood(edited.problem);
		if (failure === undefined && edited.ok) return edited.preset;
		if (failure === undefined || !ask) throw failure;
		err.line(`${failure.message} ${failure.hint}`);
		if (!(await confirm(ask, 'Go back into the editor?'))) return 'given up';
	}
};

/** Undefined when it is kept; the failure when the name can't be had. */
const keep = async (folder: string, name: string, edited: Preset): Promise<Failure | undefined> => {
	try {
		await editPreset(folder, name, edited);
		return undefined;
	} catch (error) {
		if (error instanceof Failure && error.kind === 'usage') return error;
		throw error;
	}
};

const notUnderstood = (problem: string) => new Failure('preset-invalid', problem, 'Nothing was changed.');
