const many = Array.from({length: 80}, (_, at) => at);
const one = (effect: string, resource: string) => ({Effect: effect, Action: '*', Resource: resource});
const but = (effect: string, resource: string) => ({Effect: effect, Action: '*', NotResource: resource});
const short = (at: number) => `arn:*:*:*:*:*${String.fromCharCode(97 + (at % 26))}*${at % 10}*`;
/** Statements that cost a preview all that it may cost, as much as the inline policies of a role may hold. */
export const intricateStatements: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>> = {
	alike: [
		...many.map(() => one('Allow', 'arn:*:*:*:*:*a*0*')),
		...many.map(() => one('Deny', 'arn:*:*:*:*:*b*1*')),
	],
	different: [...many.map((at) => one('Allow', short(at))), ...many.map((at) => one('Deny', short(at + 83)))],
	excepting: [
		...many.map((at) => but('Allow', short(at))),
		...many.slice(10).map((at) => but('Deny', short(at + 83))),
	],
};
