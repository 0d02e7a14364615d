import {sizeOf} from '../layout.ts';
import {enterAlternate, hideCursor, leaveAlternate, showCursor, wiped} from './escapes.ts';
import {paintRow} from './paint.ts';
import {createScreenModel, type Picture} from './screen-model.ts';
import {type Row, rowReader} from './screen-row.ts';
import {type LinkPlace, rowsOf, written} from './soft-wrap.ts';

export type ScreenStreamOptions = {
	/** What Ink believes to write to. Its `write` may say later that it is done; nothing else is written meanwhile. */
	readonly terminal: NodeJS.WriteStream;
	readonly placeOfLink: () => LinkPlace | undefined;
	/** Asked when Ink enters the alternate screen: the rows that stand there, where it was entered before. */
	readonly standing?: () => readonly string[] | undefined;
	/** Whether this terminal draws lines and marks two columns wide. */
	readonly isWide?: (() => boolean) | undefined;
};

export type ScreenStream = {
	readonly stream: NodeJS.WriteStream;
	/** Settles when all that was written has reached the terminal. */
	drained(): Promise<void>;
	/** What is written from now on, and what waits, goes to the terminal at once: the process ends. */
	hurry(): void;
};

type Waiting =
	/** What the screen is to show; of several that wait only the last is painted. */
	| {readonly kind: 'picture'; readonly picture: Picture; readonly erase: boolean}
	/** Anything else, in its order. */
	| {readonly kind: 'raw'; readonly data: string; readonly done: () => void};

const begin = '\u001B[?2026h';
const end = '\u001B[?2026l';

/**
 * The terminal as Ink sees it. Ink writes whole frames; what reaches the terminal is what differs from what it shows,
 * row by row. One write is under way at a time, and of the frames that wait only the newest is painted, so that on a
 * slow line a key is answered by the frame that is right now, and leaving waits for no frame.
 */
export const screenStream = ({
	terminal,
	placeOfLink,
	standing = () => undefined,
	isWide = () => false,
}: ScreenStreamOptions): ScreenStream => {
	const read = rowReader(isWide);
	let model = createScreenModel(read);
	/** The alternate screen is shown: what is drawn on the other one is not painted here. */
	let isOn = false;
	let shown: readonly Row[] | undefined;
	let shownCursor = '';
	let waiting: Waiting[] = [];
	let isWriting = false;
	let isHurried = false;
	let isSynchronized = false;
	const drains: (() => void)[] = [];

	const painted = ({picture: {rows, cursor}, erase}: Extract<Waiting, {kind: 'picture'}>): string => {
		const before = erase ? undefined : shown;
		let text = before === undefined ? wiped : '';
		const changed = new Set<number>();
		const height = Math.min(sizeOf(terminal).rows, Math.max(rows.length, before?.length ?? 0));
		const blank = {text: '', cells: {chars: '', styles: []}};
		for (let row = 0; row < height; row += 1) {
			const drawn = paintRow(row, before === undefined ? blank : (before[row] ?? blank), rows[row] ?? blank);
			if (drawn !== '') changed.add(row);
			text += drawn;
		}
		const place = placeOfLink();
		if (place && rowsOf(place).some((row) => changed.has(row))) text += written(place);
		const at = cursor.visible ? `\u001B[${cursor.row + 1};${cursor.column + 1}H${showCursor}` : hideCursor;
		const isCursorLost = text !== '' && cursor.visible;
		if (at !== shownCursor || isCursorLost) text = `${hidden(text)}${text}${at}`;
		shown = rows;
		shownCursor = at;
		return text === '' || !isSynchronized ? text : `${begin}${text}${end}`;
	};

	/** While something is painted the cursor would be seen to run. */
	const hidden = (text: string) => (text !== '' && shownCursor.endsWith('h') ? hideCursor : '');

	/** Whatever is on the screen after such a change was not painted here. */
	const passed = (data: string): string => {
		if (data.includes(enterAlternate) || data.includes(leaveAlternate)) {
			shown = undefined;
			shownCursor = '';
		}
		const rows = data === enterAlternate ? standing() : undefined;
		if (rows) {
			shown = rows.map(read);
			shownCursor = hideCursor;
			return '';
		}
		// Ink shows the cursor before it leaves; that was a frame's, and no frame is painted any more.
		return data.includes(leaveAlternate) ? `${data}${showCursor}` : data;
	};

	const pump = () => {
		if (isWriting) return;
		const batch = waiting;
		waiting = [];
		if (batch.length === 0) {
			for (const drain of drains.splice(0)) drain();
			return;
		}
		const data = batch.map((one) => (one.kind === 'raw' ? passed(one.data) : painted(one))).join('');
		const finish = () => {
			isWriting = false;
			for (const one of batch) if (one.kind === 'raw') one.done();
			pump();
		};
		if (data === '') finish();
		else if (isHurried) {
			terminal.write(data);
			finish();
		} else {
			isWriting = true;
			terminal.write(data, finish);
		}
	};

	const addPicture = () => {
		if (model.isSynchronized()) {
			isSynchronized = true;
			return;
		}
		const picture = model.picture();
		// A frame follows it: nobody needs to see the screen without one.
		if (picture.rows.length === 0) return;
		const last = waiting.at(-1);
		const erase = model.takeErased() || (last?.kind === 'picture' && last.erase);
		if (last?.kind === 'picture') waiting.pop();
		waiting.push({kind: 'picture', picture, erase});
	};

	const addRaw = (data: string, done: () => void) => {
		if (data.includes(leaveAlternate)) {
			isOn = false;
			waiting = waiting.filter(({kind}) => kind === 'raw');
		} else if (data.includes(enterAlternate)) {
			isOn = true;
			model = createScreenModel(read);
		}
		waiting.push({kind: 'raw', data, done});
	};

	const write = (data: string | Uint8Array, ...rest: readonly unknown[]): boolean => {
		const done = rest.find((one) => typeof one === 'function') as (() => void) | undefined;
		const text = typeof data === 'string' ? data : Buffer.from(data).toString();
		if (isOn && text !== '' && model.take(text)) {
			addPicture();
			if (done) addRaw('', done);
		} else addRaw(text, done ?? (() => {}));
		pump();
		return true;
	};

	const stream = new Proxy(terminal, {
		get(target, property) {
			if (property === 'write') return write;
			if (property === 'columns' || property === 'rows') return sizeOf(target)[property];
			const value: unknown = Reflect.get(target, property, target);
			return typeof value === 'function' ? value.bind(target) : value;
		},
	});
	return {
		stream,
		drained: () =>
			new Promise((resolve) => {
				drains.push(resolve);
				pump();
			}),
		hurry() {
			isHurried = true;
			isWriting = false;
			pump();
		},
	};
};
