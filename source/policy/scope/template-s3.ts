/** One bucket, or one folder in it, for visitors who come through S3's console. */

import type {ParsedTemplate} from './parsed-template.ts';
import type {StatementJson} from './session-policy-document.ts';

/** "General purpose bucket naming rules". */
const bucketName = /^(?!.*\.\.)[a-z\d][a-z\d.-]{1,61}[a-z\d]$/;

/** Text in which `*`, `?` and `$` mean themselves ("IAM policy elements: Variables and tags"). */
const literal = (text: string) => text.replace(/[*?$]/g, (character) => `\${${character}}`);

/** The console's way in: "Controlling access to a bucket with user policies" (S3 User Guide). */
const finding = ['s3:ListAllMyBuckets', 's3:GetBucketLocation'];

const leaves = (what: string) =>
	`The scope leaves S3’s list of buckets and ${what}; all other pages will say “access denied”.`;

const notAnS3Action: StatementJson = {Effect: 'Deny', NotAction: 's3:*', Resource: '*'};

export const s3Bucket = (bucket: string, partition: string): ParsedTemplate => {
	if (!bucketName.test(bucket))
		return {kind: 'malformed', needs: 'a bucket’s name, like s3-bucket=acme-reports'};
	const within = [`arn:${partition}:s3:::${bucket}`, `arn:${partition}:s3:::${bucket}/*`];
	return {
		kind: 'narrowing',
		narrowing: {
			allow: [
				{Effect: 'Allow', Action: finding, Resource: '*'},
				{Effect: 'Allow', Action: 's3:*', Resource: within},
			],
			outside: [notAnS3Action, {Effect: 'Deny', NotAction: finding, NotResource: within}],
		},
		warning: leaves(bucket),
	};
};

/** Every folder on the way: `a/b/c/` → ``, `a/`, `a/b/`. */
const foldersAbove = (folder: string): readonly string[] => {
	const parts = folder.split('/').slice(0, -2);
	return ['', ...parts.map((_, index) => `${parts.slice(0, index + 1).join('/')}/`)];
};

/**
 * `bucket/folder`: a missing slash at the end is supplied, or `reports` would take in `reports-secret/` too. A `*` at
 * the end asks for just that: `bucket/2030-*`.
 */
export const s3Prefix = (value: string, partition: string): ParsedTemplate => {
	const slash = value.indexOf('/');
	const bucket = value.slice(0, Math.max(slash, 0));
	const key = value.slice(slash + 1);
	if (!bucketName.test(bucket) || key === '' || key === '*' || key.startsWith('/')) {
		return {kind: 'malformed', needs: 'a bucket and a folder in it, like s3-prefix=acme-reports/2030/'};
	}
	const open = key.endsWith('*');
	const folder = open ? key.slice(0, -1) : key.endsWith('/') ? key : `${key}/`;
	const start = `${literal(folder)}*`;
	const above = foldersAbove(open ? `${folder}/` : folder).map(literal);
	const root = `arn:${partition}:s3:::${bucket}`;
	const within = `${root}/${start}`;
	const list = {Action: 's3:ListBucket', Resource: root};
	const levelByLevel = {StringEquals: {'s3:prefix': above, 's3:delimiter': '/'}};
	return {
		kind: 'narrowing',
		narrowing: {
			allow: [
				{Effect: 'Allow', Action: finding, Resource: '*'},
				{Effect: 'Allow', ...list, Condition: levelByLevel},
				{Effect: 'Allow', ...list, Condition: {StringLike: {'s3:prefix': start}}},
				{Effect: 'Allow', Action: 's3:*', Resource: within},
			],
			outside: [
				notAnS3Action,
				{Effect: 'Deny', NotAction: [...finding, 's3:ListBucket'], NotResource: within},
				{Effect: 'Deny', Action: 's3:ListBucket', NotResource: [root, within]},
				{Effect: 'Deny', ...list, Condition: {StringNotLike: {'s3:prefix': [...above, start]}}},
				{
					Effect: 'Deny',
					...list,
					Condition: {StringNotLike: {'s3:prefix': start}, StringNotEquals: {'s3:delimiter': '/'}},
				},
			],
		},
		warning: leaves(`the way to ${bucket}/${folder}`),
	};
};
