import process from 'node:process';
import {Failure} from '../failure.ts';
import type {Pass, PassRequest, PassSecrets} from '../pass.ts';
import type {Settings} from '../presets/config.ts';
import {configFolder} from '../presets/folder.ts';
import type {HistorySource} from '../presets/history-entry.ts';
import {readSettings} from '../presets/read-settings.ts';
import {withSettings} from '../presets/request-settings.ts';
import {openSession} from '../roles/session.ts';
import {acceptedSentences, withAnswerOf} from '../signin/accepted.ts';
import {clocks} from './clocks.ts';
import {interruptSignal} from './interrupt.ts';
import {makeAndRecord} from './make-and-record.ts';
import {mfaQuestion} from './mfa-question.ts';
import type {NoteFormat} from './note.ts';
import {ask, beQuiet, confirm, isInteractive, print, printJson, say} from './output.ts';

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

/**
 * Makes the pass and hands it out: the link alone on standard output, all else on standard error.
 * @param isNew Nobody has been told what its visitor could do: that is found out, if somebody gets to read it.
 */
export const handOut = async (
	asked: PassRequest,
	secrets: PassSecrets,
	options: HandOutOptions,
	source: HistorySource,
	isNew: boolean,
): Promise<void> => {
	if (options.quiet) beQuiet();
	const folder = configFolder(process.env);
	if (options.save !== undefined) await checkSave(options.save, options, folder);
	const asking = isInteractive() ? (question: string) => ask(question, {hidden: true}) : undefined;
	const settings = await readSettings(folder);
	const request = source.source === 'preset' ? withSettings(asked, settings) : asked;
	const session = openSession({profile: request.profile, askMfaCode: mfaQuestion()});
	const recording = {...source, history: options.history ?? settings.history ?? true};
	const lookAhead = isNew && (options.json === true || !options.quiet);
	const told = new Set<string>();
	const make = async (wanted: PassRequest, held: PassSecrets, first: First = {}) => {
		// A signal of its own: on one that lasts, the listeners of every pass of a watch would pile up.
		const signal = AbortSignal.any([interruptSignal()]);
		const {preset, lookAhead, unasked = false} = first;
		const context = {session, signal, now: Date.now, ask: asking, lookAhead};
		const made = await makeAndRecord(wanted, held, context, recording);
		// Before the link is out: a command that fails has printed nothing.
		if (preset !== undefined) await save(preset, made.request, held, folder);
		if (options.json) printJson(made.pass);
		else print(made.pass.url);
		if (made.unrecorded) say(`${made.unrecorded.message} ${made.unrecorded.hint}`);
		await tell(made.pass, unasked ? unopened(options) : options, settings, told);
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
	const made = await make(request, secrets, {preset: options.save, lookAhead});
	if (!options.watch) return;
	const {watch} = await import('./watch.ts');
	// An MFA code works once: the next pass asks for a new one. What was told of this one holds for the next.
	const {mfaCode: _, ...lasting} = secrets;
	const {accepted = []} = made.request;
	for (const sentence of acceptedSentences({accepted})) told.add(sentence);
	const again = {...request, accepted};
	await watch(made.pass, {
		// No window opens by itself every quarter of an hour.
		again: async (pressed) => (await make(again, lasting, {unasked: !pressed})).pass,
		json: options.json ?? false,
		quiet: options.quiet ?? false,
	});
};

/** What is done with the first pass of a watch, or with those that nobody asked for. */
type First = {
	readonly preset?: string | undefined;
	readonly lookAhead?: boolean;
	readonly unasked?: boolean;
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
	const preset = withAnswerOf(withKeptExternalId({...request, ...note, name}, before), before);
	await savePreset(folder, preset, {replace: true});
	say(`Saved as “${name}”: next time, daypass ${name}`);
	if (externalId !== undefined && preset.externalId !== externalId) {
		say(
			`The external ID given now is not kept: give it each time, or keep it with daypass presets save ${name} --external-id …`,
		);
	}
};

/** @param told What has been told before, and is not told again. */
const tell = async (pass: Pass, options: HandOutOptions, {openCommand}: Settings, told: Set<string>) => {
	if (!options.json) say(clocks(pass));
	for (const warning of pass.warnings) {
		if (!told.has(warning)) say(`Note: ${warning}`);
		told.add(warning);
	}
	if (options.qr) {
		const {qrCode} = await import('./qr-code.ts');
		say(qrCode(pass.url).message);
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
