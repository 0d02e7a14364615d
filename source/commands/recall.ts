import process from 'node:process';
import {Command} from 'commander';
import type {PassRequest, PassSecrets} from '../pass.ts';
import {configFolder} from '../presets/folder.ts';
import {addHandOutOptions, type HandOutOptions, handOut} from './hand-out.ts';
import {addLinkOptions, type LinkOptions, layOver, requestOverrides, requestSecrets} from './link-options.ts';
import {teamFilesOption} from './setting-option.ts';

/** `daypass <preset>` and `daypass -`: a remembered request, with the flags laid over it. */
export const recallCommand = (name: string): Command =>
	addHandOutOptions(addLinkOptions(new Command(name).description('make a link from what was kept')))
		.addOption(teamFilesOption())
		.action(async (options: LinkOptions & HandOutOptions) => {
			const {request, secrets} = await remembered(name);
			await handOut(
				layOver(request, requestOverrides(options)),
				{...secrets, ...requestSecrets(options)},
				options,
				name === '-' ? {source: 'last'} : {source: 'preset', preset: name},
			);
		});

const remembered = async (name: string): Promise<{request: PassRequest; secrets: PassSecrets}> => {
	const folder = configFolder(process.env);
	if (name === '-') {
		const {readLast} = await import('../presets/last.ts');
		return {request: await readLast(folder), secrets: {}};
	}
	const {readPreset} = await import('../presets/read-presets.ts');
	const {name: _name, note: _note, externalId, ...request} = await readPreset(folder, name);
	return {request, secrets: externalId === undefined ? {} : {externalId}};
};
