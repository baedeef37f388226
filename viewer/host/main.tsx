/** Starts the host desk. */
import { render } from 'preact';
import { keepTitle } from '../frame/keepTitle.ts';
import { loadText } from '../text/currentText.ts';
import { HostPage } from './HostPage.tsx';
import { startHostModel } from './hostModel.ts';

await loadText();
keepTitle('host');
render(<HostPage model={startHostModel()} />, document.getElementById('app')!);
