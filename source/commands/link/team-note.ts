import type {PassRequest} from '../../pass/pass.ts';
import {decisiveWords} from '../../presets/decisive-words.ts';
import type {Kept} from '../../presets/read-presets.ts';
import {brokenTeamFiles} from '../../presets/team-presets.ts';
import {plainText} from '../../text/plain-text.ts';

/**
 * What somebody should know who calls a preset that is not their own: whose it is, and what in it decides who signs and
 * where the visitor goes, now and when the session ends; and that a file it might have come from can't be read.
 */
export const teamNotes = async (
	name: string,
	request: PassRequest,
	kept: Kept,
): Promise<readonly string[]> => {
	const {destination = '', scope = []} = request;
	const team = await kept.team();
	const file = team.find(({presets}) => presets.some((preset) => preset.name === name))?.file ?? '';
	const decisive = [
		...(destination === '' ? [] : [`opens ${destination}`]),
		...(scope.length === 0 ? [] : [`narrowed by ${scope.join(', ')}`]),
		...decisiveWords(request),
	].map((text) => plainText(text, 4096));
	return [
		`Note: “${name}” is your team’s preset (${plainText(file, 200)})${decisive.length > 0 ? `: ${decisive.join('; ')}` : ''}.`,
		...brokenTeamFiles(team).map((sentence) => `Note: ${sentence}`),
	];
};
