import {Failure} from '../../failure.ts';
import {nearest} from '../../nearest.ts';
import {readCallablePresets, readPresets} from '../../presets/read-presets.ts';
import type {World} from '../world.ts';

/** Throws kind `usage`, with the nearest of both, for a word that is neither a preset nor one of the commands. */
export const checkKnownPreset = async (
	word: string,
	commandNames: readonly string[],
	{folder, env}: World,
): Promise<void> => {
	if ((await readPresets(folder)).some(({name}) => name === word)) return;
	const names = (await readCallablePresets(folder, env)).map(({name}) => name);
	if (names.includes(word)) return;
	const near = nearest(word, [...names, ...commandNames]);
	throw new Failure(
		'unknown-command',
		`There is no command and no preset called “${word.slice(0, 60).replace(/[^ -~]/g, '?')}”.`,
		near
			? `Did you mean “${near}”? daypass --help lists the commands.`
			: 'daypass --help lists the commands.',
	);
};
