import {isDeepStrictEqual} from 'node:util';
import {Command} from 'commander';
import {Failure} from '../../failure.ts';
import type {Preset} from '../../pass/pass.ts';
import {editText, parseEditText} from '../../presets/edit-text.ts';
import {editInEditor} from '../../presets/editor.ts';
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
			const edited = await editUntilRight(before, world);
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

/** Back into the editor, with what was typed, as long as it is wrong and somebody wants to. Undefined: no change. */
const editUntilRight = async (
	before: Preset,
	{folder, env, err, ask}: World,
): Promise<Preset | undefined> => {
	let text = editText(before);
	for (;;) {
		text = await editInEditor(text, env);
		const edited = parseEditText(text, before);
		if (edited.ok && isDeepStrictEqual(edited.preset, before)) return undefined;
		const failure = edited.ok
			? await keep(folder, before.name, edited.preset)
			: notUnderstood(edited.problem);
		if (failure === undefined && edited.ok) return edited.preset;
		if (failure === undefined || !ask) throw failure;
		err.line(`${failure.message} ${failure.hint}`);
		if (!(await confirm(ask, 'Go back into the editor?'))) return undefined;
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
