import type {PassRequest, PassSecrets} from '../../pass/pass.ts';
import {readLast} from '../../presets/last.ts';
import {readPreset} from '../../presets/read-presets.ts';
import {isSameQuestion} from '../../signin/accepted.ts';
import type {World} from '../world.ts';
import {type HandOutOptions, handOut} from './hand-out.ts';
import {type LinkOptions, layOver, requestOverrides, requestSecrets} from './link-options.ts';

export {checkKnownPreset} from '../presets/known-preset.ts';

/**
 * A remembered request, with the flags laid over it, made and handed out. What this file imports is what a link by
 * name loads: one chunk (scripts/build.mjs), without commander, the SDK's clients or the policy language.
 * @param name A preset's, or `-` for the last pass.
 */
export const recall = async (
	name: string,
	options: LinkOptions & HandOutOptions,
	world: World,
): Promise<void> => {
	const {request, secrets} = await remembered(name, world);
	const wanted = layOver(request, requestOverrides(options));
	await handOut(
		wanted,
		{...secrets, ...requestSecrets(options)},
		options,
		name === '-' ? {source: 'last'} : {source: 'preset', preset: name},
		!isSameQuestion(wanted, request),
		world,
	);
};

const remembered = async (
	name: string,
	{folder, env}: World,
): Promise<{request: PassRequest; secrets: PassSecrets}> => {
	if (name === '-') return {request: await readLast(folder), secrets: {}};
	const {name: _name, note: _note, externalId, ...request} = await readPreset(folder, name, env);
	return {request, secrets: externalId === undefined ? {} : {externalId}};
};
