/** How a preset whose role is gone gets another one; those of a team are only read. */
export const repairSentence = (preset: string, isOfTeam: boolean): string =>
	isOfTeam
		? `daypass presets duplicate ${preset} <new name> makes it yours to change.`
		: `daypass presets edit ${preset} names another.`;
