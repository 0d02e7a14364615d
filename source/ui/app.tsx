import {useApp, useInput, usePaste} from 'ink';
import {useEffect, useInsertionEffect, useSyncExternalStore} from 'react';
import {Frame} from './components/frame.tsx';
import {keyPresses} from './keys/key-press.ts';
import type {Store} from './runtime/store.ts';
import type {AppState} from './state/app-state.ts';

/** What Ink lets a program do with the terminal from inside. */
export type InkApp = ReturnType<typeof useApp>;

type Props = {
	readonly store: Store;
	/** Called once Ink is there to suspend. */
	readonly onReady?: (app: InkApp) => void;
	/** Called with each state before its frame is written. */
	readonly onFrame?: (state: AppState) => void;
};

/** Keys, pastes and the state's frame: everything else is in the reducers. */
export const App = ({store, onReady, onFrame}: Props) => {
	const state = useSyncExternalStore(store.subscribe, store.getState);
	const app = useApp();
	useInput((input, key) => {
		store.send(...keyPresses(input, key).map((press) => ({type: 'key', key: press}) as const));
	});
	usePaste((text) => {
		store.send({type: 'paste', text});
	});
	useEffect(() => {
		onReady?.(app);
	}, [onReady, app]);
	// Ink writes a frame at the end of a commit; effects of this kind run before that.
	useInsertionEffect(() => {
		onFrame?.(state);
	});
	return <Frame state={state} />;
};
