import type {Check} from '../../check.ts';
import {plainText} from '../../text/plain-text.ts';
import {columns} from '../../text/table.ts';

/** What a report of a bug says of the machine; no name of it, and nobody's. */
export type Machine = {
	readonly daypass: string;
	/** Like `20.19.4`. */
	readonly node: string;
	readonly platform: string;
	readonly architecture: string;
};

/** An account's number by its last four digits, which tell two of them apart and nobody whose they are. */
const shortened = (text: string): string =>
	text.replace(/(?<!\d)\d{8}(\d{4})(?!\d)/g, (_, last: string) => `…${last}`);

/** Access key IDs (IAM User Guide, "IAM identifiers", "Unique identifiers"): none should be here, and none leaves. */
const withoutKeys = (text: string): string => text.replace(/\b(?:AKIA|ASIA)[A-Z2-7]{12,}\b/g, '(access key)');

/** The findings as one block to paste into a report: Markdown that shows it as it is. Pure. */
export const reportLines = (
	checks: readonly Check[],
	{daypass, node, platform, architecture}: Machine,
): readonly string[] => {
	const rows = checks.map(({status, title, detail}) => [
		status,
		title,
		// A fence within would end the block.
		withoutKeys(shortened(plainText(detail, 1000))).replaceAll('```', "'''"),
	]);
	return [
		'```text',
		`daypass ${daypass}, Node.js ${node}, ${platform} ${architecture}`,
		...columns(rows),
		'```',
	];
};
