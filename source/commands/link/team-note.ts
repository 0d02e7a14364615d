import type {PassRequest} from '../../pass/pass.ts';
import type {Kept} from '../../presets/read-presets.ts';
import {plainText} from '../../text/plain-text.ts';

/**
 * What somebody should know who calls a preset that is not their own: whose it is, and what in it decides who signs and
 * where the visitor goes, now and when the session ends; and that a file it might have come from can't be read.
 */
export const teamNotes = async (
	name: string,
	{issuer, profile, destination = '', tags = {}, logoutFirst}: PassRequest,
	kept: Kept,
): Promise<readonly string[]> => {
	const team = await kept.team();
	const file = team.find(({presets}) => presets.some((preset) => preset.name === name))?.file ?? '';
	const unusual = [
		...(profile === undefined ? [] : [`the profile ${profile} signs`]),
		...(destination.includes(':') ? [`it opens ${destination}`] : []),
		...(issuer === undefined ? [] : [`the session leads to ${issuer} when it ends`]),
		...(Object.keys(tags).length === 0 ? [] : [`it sets the tags ${Object.keys(tags).join(', ')}`]),
		...(logoutFirst ? ['it signs the browser out first'] : []),
	].map((text) => plainText(text));
	return [
		`Note: “${name}” is your team’s preset (${plainText(file, 200)})${unusual.length > 0 ? `: ${unusual.join('; ')}` : ''}.`,
		...brokenTeamFiles(team),
	];
};

/** The files of the team that can't be read: what they hold is missing. */
const brokenTeamFiles = (team: Awaited<ReturnType<Kept['team']>>): readonly string[] =>
	team.flatMap(({file, problem}) =>
		problem === undefined ? [] : [`Note: team file ${plainText(file, 4096)}: ${problem}`],
	);
