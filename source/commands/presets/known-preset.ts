import {Failure} from '../../failure.ts';
import {nearest} from '../../nearest.ts';
import type {Preset} from '../../pass/pass.ts';
import {callablePreset, callablePresets, type Kept} from '../../presets/read-presets.ts';
import {plainText} from '../../text/plain-text.ts';

/**
 * The preset of that name. Throws kind `usage`, with the nearest of both, for what is neither a preset nor a command.
 */
export const knownPreset = async (
	word: string,
	commandNames: readonly string[],
	kept: Kept,
): Promise<Preset> => {
	const found = await callablePreset(kept, word);
	if (found !== undefined) return found;
	const names = (await callablePresets(kept)).map(({name}) => name);
	const {perhapsInTeamFiles} = await import('../../presets/team-presets.ts');
	const near = nearest(word, [...names, ...commandNames]);
	throw new Failure(
		'unknown-command',
		`There is no command and no preset called “${plainText(word, 60)}”.`,
		[
			...(near ? [`Did you mean “${near}”?`] : []),
			'daypass --help lists the commands; daypass link takes the name of a role.',
			...perhapsInTeamFiles(await kept.team()),
		].join(' '),
	);
};
