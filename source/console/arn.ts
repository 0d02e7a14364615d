/** Amazon Resource Names, taken apart ("Amazon Resource Names (ARNs)", AWS General Reference). */

export type Arn = {
	/** As it was written, without the `:*` of a log group. */
	readonly text: string;
	readonly partition: string;
	/** The service's namespace: `s3`, `states`. */
	readonly service: string;
	/** Empty: the resource has none in its ARN. */
	readonly region: string;
	/** 12 digits; empty as above. */
	readonly account: string;
	/** What is left: `function:nightly`, `role/team/Audit`, a bucket's name. */
	readonly resource: string;
};

const shape =
	/^arn:(aws[a-z-]*):([a-z0-9-]+):([a-z]{2,4}(?:-[a-z]+){1,2}-\d{1,2})?:(\d{12}|aws)?:([^\s*?\\\p{C}]{1,1600})$/u;

/** CloudWatch Logs itself writes `:*` behind a log group's ARN (DescribeLogGroups, "arn"). */
const logGroupEnd = /^(arn:[a-z-]+:logs:.*):\*$/;

export const looksLikeArn = (text: string): boolean => /^\s*arn:/i.test(text);

/** The parts of one resource's ARN; undefined for any other text, and for a pattern with `*` or `?`. */
export function parseArn(text: string): Arn | undefined {
	const found = shape.exec(text.trim().replace(logGroupEnd, '$1'));
	if (!found) return undefined;
	const [whole, partition = '', service = '', region = '', account = '', resource = ''] = found;
	return {text: whole, partition, service, region, account, resource};
}
