/** The content of config.json without its version. */
export type Content = Readonly<Record<string, unknown>>;

/** Step n makes version n + 2 of version n + 1. A step trusts nothing: what it makes is checked against the schema. */
export type Migration = (content: Content) => Content;

/** One step for each version there has been; a file of every one is kept in test/data/presets/. */
const migrations: readonly Migration[] = [
	// 2: a preset may hold `accepted`. No preset of version 1 does.
	(content) => content,
];

/** The version this program writes. */
export const currentVersion = migrations.length + 1;

/** The content as the current version has it. `version` is the one the file was written as. */
export const migrate = (
	content: Content,
	version: number,
	steps: readonly Migration[] = migrations,
): Content => steps.slice(version - 1).reduce((older, step) => step(older), content);
