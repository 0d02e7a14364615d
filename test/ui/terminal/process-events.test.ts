import {EventEmitter} from 'node:events';
import {expect, test, vi} from 'vitest';
import {watchProcess} from '../../../source/ui/terminal/process-events.ts';

const watched = () => {
	const events = new EventEmitter();
	const listener = {leave: vi.fn(), fail: vi.fn(), stop: vi.fn(), goOn: vi.fn()};
	return {events, listener, unwatch: watchProcess(listener, events)};
};

test.each([
	['SIGHUP', 129],
	['SIGINT', 130],
	['SIGTERM', 143],
])('%s leaves with %d', (signal, exitCode) => {
	const {events, listener} = watched();
	events.emit(signal, signal);
	expect(listener.leave).toHaveBeenCalledWith(exitCode);
});

test('what nobody caught is passed on, and stops and continuations are told apart', () => {
	const {events, listener} = watched();
	const error = new Error('nobody caught it');
	events.emit('uncaughtException', error, 'uncaughtException');
	expect(listener.fail.mock.calls[0]?.[0]).toBe(error);
	events.emit('SIGTSTP');
	expect(listener.stop).toHaveBeenCalledTimes(1);
	expect(listener.goOn).not.toHaveBeenCalled();
	events.emit('SIGCONT');
	expect(listener.goOn).toHaveBeenCalledTimes(1);
});

test('afterwards nothing listens any more', () => {
	const {events, unwatch} = watched();
	unwatch();
	expect(events.eventNames()).toEqual([]);
});
