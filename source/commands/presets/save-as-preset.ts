import {isDemo} from '../../environment.ts';
import {Failure} from '../../failure.ts';
import type {PassRequest, PassSecrets} from '../../pass/pass.ts';
import {withKeptExternalId} from '../../presets/kept-external-id.ts';
import {checkPresetName} from '../../presets/preset-name.ts';
import {readPresets} from '../../presets/read-presets.ts';
import {savePreset} from '../../presets/store.ts';
import {withAnswerOf} from '../../signin/accepted.ts';
import {confirm} from '../ask.ts';
import type {Output} from '../output.ts';
import type {World} from '../world.ts';

/**
 * Whether a pass can be saved under that name, found out before anything is asked of AWS.
 * @param yes Replaces a preset of that name without asking.
 */
export const checkSave = async (name: string, yes: boolean, {folder, ask}: World): Promise<void> => {
	checkPresetName(name);
	if (yes || !(await readPresets(folder)).some((preset) => preset.name === name)) return;
	if (ask && (await confirm(ask, `There is a preset “${name}” already. Replace it?`))) return;
	throw new Failure(
		'preset-exists',
		`There is a preset “${name}” already.`,
		'Choose another name, or replace it with --yes.',
	);
};

/** Keeps what was made as a preset, with the note and the external ID of the one it replaces. */
export const saveAsPreset = async (
	name: string,
	request: PassRequest,
	{externalId}: PassSecrets,
	{folder, env}: World,
	said: Pick<Output, 'line'>,
): Promise<void> => {
	const before = (await readPresets(folder)).find((preset) => preset.name === name);
	const note = before?.note === undefined ? {} : {note: before.note};
	const preset = withAnswerOf(withKeptExternalId({...request, ...note, name}, before), before);
	await savePreset(folder, preset, {replace: true});
	said.line(isDemo(env) ? `Saved as “${name}”.` : `Saved as “${name}”: next time, daypass ${name}`);
	if (externalId !== undefined && preset.externalId !== externalId) {
		said.line(
			`The external ID given now is not kept: give it each time, or keep it with daypass presets save ${name} --external-id …`,
		);
	}
};
