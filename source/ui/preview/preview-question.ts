/** What a preview depends on besides the role's policies. */
export type PreviewQuestion = {
	readonly roleArn: string;
	readonly region: string;
	/** The catalogue's id of the service the link opens at; absent: the console's home. */
	readonly opens?: string;
	readonly scope: readonly string[];
};

/** The same for the same question. */
export const questionKey = ({roleArn, region, opens = '', scope}: PreviewQuestion): string =>
	JSON.stringify([roleArn, region, opens, ...scope]);
