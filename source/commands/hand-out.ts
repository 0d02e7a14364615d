import process from 'node:process';
import {type Command, Option} from 'commander';
import {Failure, usageFailure} from '../failure.ts';
import type {Pass, PassRequest, PassSecrets} from '../pass.ts';
import type {Settings} from '../presets/config.ts';
import {configFolder} from '../presets/folder.ts';
import type {HistorySource} from '../presets/history-entry.ts';
import {readSettings} from '../presets/read-settings.ts';
import {withSettings} from '../presets/request-settings.ts';
import {interruptSignal} from './interrupt.ts';
import {mfaQuestion} from './mfa-question.ts';
import type {NoteFormat} from './note.ts';
import {ask, beQuiet, confirm, isInteractive, print, printJson, say} from './output.ts';
import {settingOption} from './setting-option.ts';

/** What is done with a pass once it is made. */
export type HandOutOptions = {
	readonly open?: boolean;
	readonly openWith?: string;
	readonly copy?: boolean;
	readonly qr?: boolean;
	readonly save?: string;
	/** True: Markdown. */
	readonly note?: boolean | NoteFormat;
	readonly history?: boolean;
	readonly quiet?: boolean;
	readonly yes?: boolean;
	readonly json?: boolean;
	readonly watch?: boolean;
};

export const addHandOutOptions = (command: Command): Command =>
	command
		.option('--open', 'also open it in a browser, which gets it as an argument')
		.addOption(settingOption('--open-with <command>', 'openCommand'))
		.option('--copy', 'also copy it')
		.option('--qr', 'also show it as a QR code, on standard error')
		.option('--save <name>', 'keep these choices as a preset')
		.option('--watch', 'stay; new link on a key or when the old one expires')
		.addOption(
			new Option('--note [format]', 'print the message to send along, on standard error').choices([
				'markdown',
				'plain',
			]),
		)
		.option('--history', 'keep it in the history, though a setting says not to')
		.option('--no-history', 'leave no trace in the history')
		.option('-q, --quiet', 'only errors on standard error')
		.option('-y, --yes', 'answer confirmations with yes')
		.addOption(new Option('--json', 'JSON on standard output'));

/** Makes the pass and hands it out: the link alone on standard output, all else on standard error. */
export const handOut = async (
	asked: PassRequest,
	secrets: PassSecrets,
	options: HandOutOptions,
	source: HistorySource,
): Promise<void> => {
	if (options.quiet) beQuiet();
	const folder = configFolder(process.env);
	if (options.save !== undefined) await checkSave(options.save, options, folder);
	const asking = isInteractive() ? (question: string) => ask(question, {hidden: true}) : undefined;
	const settings = await readSettings(folder);
	const request = source.source === 'preset' ? withSettings(asked, settings) : asked;
	// The SDK is loaded only here: the options, their help and their completion need none of it.
	const [{openSession, profileAsksForMfa}, {makeAndRecord}] = await Promise.all([
		import('../roles/session.ts'),
		import('./make-and-record.ts'),
	]);
	// A code works once. A profile that wants one wants it first, and what it then is, a role session, can pass none on.
	const {mfaCode = '', ...others} = secrets;
	const ofProfile = /^\d{6}$/.test(mfaCode) && (await profileAsksForMfa(request.profile));
	const session = openSession({
		profile: request.profile,
		askMfaCode: ofProfile ? onceOf(mfaCode, mfaQuestion()) : mfaQuestion(),
	});
	const recording = {...source, history: options.history ?? settings.history ?? true};
	const make = async (held: PassSecrets, preset?: string, unasked = false) => {
		// A signal of its own: on one that lasts, the listeners of every pass of a watch would pile up.
		const signal = AbortSignal.any([interruptSignal()]);
		const context = {session, signal, now: Date.now, ask: asking};
		const made = await makeAndRecord(request, held, context, recording);
		// Before the link is out: a command that fails has printed nothing.
		if (preset !== undefined) await save(preset, made.request, held, folder);
		if (options.json) printJson(made.pass);
		else print(made.pass.url);
		if (made.unrecorded) say(`${made.unrecorded.message} ${made.unrecorded.hint}`);
		await tell(made.pass, unasked ? unopened(options) : options, settings);
		if (options.note && !options.quiet) {
			const [{visitorSummary}, {noteFor}] = await Promise.all([
				import('./visitor-summary.ts'),
				import('./note.ts'),
			]);
			const can = await visitorSummary(made.pass, session, signal);
			say(`\n${noteFor(made.pass, can, options.note === true ? 'markdown' : options.note)}`);
		}
		return made;
	};
	const made = await make(ofProfile ? others : secrets, options.save);
	if (!options.watch) return;
	const {watch} = await import('./watch.ts');
	// The next pass asks for a new code.
	await watch(made.pass, {
		// No window opens by itself every quarter of an hour.
		again: async (pressed) => (await make(others, undefined, !pressed)).pass,
		json: options.json ?? false,
		quiet: options.quiet ?? false,
	});
};

type MfaQuestion = ReturnType<typeof mfaQuestion>;

/** Answers with the code that was given the first time, and asks after that. */
const onceOf = (code: string, question: MfaQuestion): NonNullable<MfaQuestion> => {
	let given: string | undefined = code;
	return async (serial) => {
		const answer = given;
		given = undefined;
		if (answer !== undefined) return answer;
		if (question) return question(serial);
		throw usageFailure(
			'mfa-required',
			'The profile needs another MFA code, and there is no terminal to ask on.',
			'Run it again with --mfa-code and the code your device shows then.',
		);
	};
};

const unopened = ({openWith: _, ...options}: HandOutOptions): HandOutOptions => ({...options, open: false});

/** Whether the preset can be saved is found out before anything is asked of AWS. */
const checkSave = async (name: string, {yes}: HandOutOptions, folder: string) => {
	const [{checkPresetName}, {readPresets}] = await Promise.all([
		import('../presets/preset-name.ts'),
		import('../presets/read-presets.ts'),
	]);
	checkPresetName(name);
	if (yes || !(await readPresets(folder)).some((preset) => preset.name === name)) return;
	if (isInteractive() && (await confirm(`There is a preset “${name}” already. Replace it?`))) return;
	throw new Failure(
		'usage',
		'preset-exists',
		`There is a preset “${name}” already.`,
		'Choose another name, or replace it with --yes.',
	);
};

const save = async (name: string, request: PassRequest, {externalId}: PassSecrets, folder: string) => {
	const [{savePreset}, {readPresets}, {withKeptExternalId}] = await Promise.all([
		import('../presets/store.ts'),
		import('../presets/read-presets.ts'),
		import('../presets/kept-external-id.ts'),
	]);
	const before = (await readPresets(folder)).find((preset) => preset.name === name);
	const note = before?.note === undefined ? {} : {note: before.note};
	const preset = withKeptExternalId({...request, ...note, name}, before);
	await savePreset(folder, preset, {replace: true});
	say(`Saved as “${name}”: next time, daypass ${name}`);
	if (externalId !== undefined && preset.externalId !== externalId) {
		say(
			`The external ID given now is not kept: give it each time, or keep it with daypass presets save ${name} --external-id …`,
		);
	}
};

const tell = async (pass: Pass, options: HandOutOptions, {openCommand}: Settings) => {
	const {clocks} = await import('./note.ts');
	if (!options.json) say(clocks(pass));
	for (const warning of pass.warnings) say(`Note: ${warning}`);
	if (options.qr) {
		const {qrCode} = await import('./qr-code.ts');
		say(qrCode(pass.url, process.stderr.isTTY ? process.stderr : undefined).message);
	}
	if (options.copy) {
		const {copyText} = await import('./clipboard.ts');
		say((await copyText(pass.url, process.stderr)).message);
	}
	if (options.open || options.openWith !== undefined) {
		const {openLink} = await import('./browser.ts');
		say((await openLink(pass.url, openCommand)).message);
	}
};
